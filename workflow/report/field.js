"use strict";
// The displacement field of one mode: the particles that move most, an arrow on each, turned by hand.

const field = (() => {
  const text = document.getElementById("field-text");
  let shown = null;

  /** Positions in units of half the box edge, displacements in units of the largest component. */
  function decoded(data) {
    const numbers = integers(data);
    return Array.from({length: numbers.length / 6}, (_, particle) => numbers.slice(6 * particle, 6 * particle + 6));
  }

  function drawBox(pen, view) {
    const corners = Array.from({length: 8}, (_, i) => [i & 1, (i >> 1) & 1, (i >> 2) & 1].map(bit => 2 * bit - 1));
    pen.strokeStyle = "#bbb";
    pen.lineWidth = 1;
    pen.beginPath();
    for (let i = 0; i < 8; ++i) {
      for (const j of [i | 1, i | 2, i | 4].filter(j => j !== i)) {
        pen.moveTo(...view(corners[i]).at);
        pen.lineTo(...view(corners[j]).at);
      }
    }
    pen.stroke();
  }

  function paint(pen, view) {
    if (!shown) return;
    drawBox(pen, view);
    const arrows = shown.particles.map(values => {
      const at = values.slice(0, 3), to = at.map((value, k) => value + 0.5 * values[3 + k]);
      return {from: view(at), to: view(to), width: 1 + 1.5 * Math.hypot(...values.slice(3))};
    });
    pen.strokeStyle = pen.fillStyle = shown.colour;
    for (const {from, to, width} of arrows.sort((a, b) => a.from.depth - b.from.depth)) {
      pen.globalAlpha = Math.min(1, Math.max(0.25, 0.65 + 0.4 * from.depth));
      pen.lineWidth = width;
      pen.beginPath();
      pen.arc(...from.at, 1.6, 0, 2 * Math.PI);
      pen.fill();
      drawArrow(pen, from.at, to.at);
    }
    pen.globalAlpha = 1;
  }

  const draw = turnedByHand(document.getElementById("field"), 0.29, paint);

  function show(stored, colour, title) {
    shown = {particles: decoded(stored.data), colour};
    const share = (100 * stored.weight).toFixed(0);
    text.textContent = `${title}. The ${shown.particles.length} of ${stored.particles} particles that move most hold `
      + `${share} % of |z|². Seen from the one that moves most, in a box of edge ${stored.edge.toPrecision(4)}.`;
    draw();
  }

  /** Words in place of a field. */
  function say(words) {
    shown = null;
    text.textContent = words;
    draw();
  }

  return {show, say};
})();

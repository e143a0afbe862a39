"use strict";
// The displacement field of one mode: the particles that move most, an arrow on each, turned by hand.

const field = (() => {
  const FULL = 32767; // of 16 bits: half the box edge, or the largest component
  const canvas = document.getElementById("field");
  const text = document.getElementById("field-text");
  let shown = null, turn = 0.6, tilt = 0.4, size = 1;

  /** Positions in units of half the box edge, displacements in units of the largest component. */
  function decoded(data) {
    const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    return Array.from({length: bytes.length / 12}, (_, particle) =>
      Array.from({length: 6}, (_, k) => view.getInt16(12 * particle + 2 * k, true) / FULL));
  }

  /** Right and up on the screen, and towards the eye. */
  function turned([x, y, z]) {
    const right = Math.cos(turn) * x + Math.sin(turn) * z, back = Math.cos(turn) * z - Math.sin(turn) * x;
    return [right, Math.cos(tilt) * y - Math.sin(tilt) * back, Math.sin(tilt) * y + Math.cos(tilt) * back];
  }

  function drawBox(pen, place) {
    const corners = Array.from({length: 8}, (_, i) => [i & 1, (i >> 1) & 1, (i >> 2) & 1].map(bit => 2 * bit - 1));
    pen.strokeStyle = "#bbb";
    pen.lineWidth = 1;
    pen.beginPath();
    for (let i = 0; i < 8; ++i) {
      for (const j of [i | 1, i | 2, i | 4].filter(j => j !== i)) {
        pen.moveTo(...place(turned(corners[i])));
        pen.lineTo(...place(turned(corners[j])));
      }
    }
    pen.stroke();
  }

  function drawArrow(pen, [x, y], [toX, toY]) {
    const length = Math.hypot(toX - x, toY - y), head = Math.min(7, 0.4 * length);
    const angle = Math.atan2(toY - y, toX - x);
    pen.beginPath();
    pen.arc(x, y, 1.6, 0, 2 * Math.PI);
    pen.fill();
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(toX, toY);
    for (const side of [-0.45, 0.45]) {
      pen.moveTo(toX, toY);
      pen.lineTo(toX - head * Math.cos(angle + side), toY - head * Math.sin(angle + side));
    }
    pen.stroke();
  }

  function draw() {
    const pen = canvas.getContext("2d"), ratio = window.devicePixelRatio || 1;
    const width = canvas.clientWidth, scale = 0.29 * width * size;
    canvas.width = canvas.height = width * ratio;
    pen.scale(ratio, ratio);
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, width, width);
    if (!shown) return;
    const place = ([right, up]) => [width / 2 + scale * right, width / 2 - scale * up];
    drawBox(pen, place);
    const arrows = shown.particles.map(values => {
      const at = values.slice(0, 3), to = at.map((value, k) => value + 0.5 * values[3 + k]);
      return {from: turned(at), to: turned(to), width: 1 + 1.5 * Math.hypot(...values.slice(3))};
    });
    pen.strokeStyle = pen.fillStyle = shown.colour;
    for (const {from, to, width: thickness} of arrows.sort((a, b) => a.from[2] - b.from[2])) {
      pen.globalAlpha = Math.min(1, Math.max(0.25, 0.65 + 0.4 * from[2]));
      pen.lineWidth = thickness;
      drawArrow(pen, place(from), place(to));
    }
    pen.globalAlpha = 1;
  }

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

  const keys = {
    ArrowLeft: () => turn -= 0.1, ArrowRight: () => turn += 0.1,
    ArrowUp: () => tilt -= 0.1, ArrowDown: () => tilt += 0.1,
    "+": () => size *= 1.1, "-": () => size /= 1.1,
  };
  canvas.addEventListener("keydown", event => {
    if (!keys[event.key]) return;
    keys[event.key]();
    event.preventDefault();
    draw();
  });
  canvas.addEventListener("pointerdown", event => canvas.setPointerCapture(event.pointerId));
  canvas.addEventListener("pointermove", event => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    turn += event.movementX / 120;
    tilt += event.movementY / 120;
    draw();
  });
  new ResizeObserver(draw).observe(canvas);

  return {show, say};
})();

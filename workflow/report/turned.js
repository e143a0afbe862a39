"use strict";
// A canvas seen in three dimensions, turned by hand: by dragging, or with the keys.

/** @param fill  share of the width that a length of 1 takes
 *  @param paint  draws with a pen; `view` gives the place on the canvas and the depth towards the eye of a point
 *  whose coordinates are of order 1.  @return  draws anew */
function turnedByHand(canvas, fill, paint) {
  let turn = 0.6, tilt = 0.4, size = 1;

  /** Right and up on the screen, and towards the eye. */
  function turned([x, y, z]) {
    const right = Math.cos(turn) * x + Math.sin(turn) * z, back = Math.cos(turn) * z - Math.sin(turn) * x;
    return [right, Math.cos(tilt) * y - Math.sin(tilt) * back, Math.sin(tilt) * y + Math.cos(tilt) * back];
  }

  function draw() {
    const pen = canvas.getContext("2d"), ratio = window.devicePixelRatio || 1;
    const width = canvas.clientWidth, scale = fill * width * size;
    canvas.width = canvas.height = width * ratio;
    pen.scale(ratio, ratio);
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, width, width);
    paint(pen, point => {
      const [right, up, depth] = turned(point);
      return {at: [width / 2 + scale * right, width / 2 - scale * up], depth, scale};
    });
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
  return draw;
}

function drawArrow(pen, [x, y], [toX, toY]) {
  const length = Math.hypot(toX - x, toY - y), head = Math.min(7, 0.4 * length);
  const angle = Math.atan2(toY - y, toX - x);
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(toX, toY);
  for (const side of [-0.45, 0.45]) {
    pen.moveTo(toX, toY);
    pen.lineTo(toX - head * Math.cos(angle + side), toY - head * Math.sin(angle + side));
  }
  pen.stroke();
}

/** Stored 16-bit integers, in units of the largest. */
function integers(data) {
  const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Array.from({length: bytes.length / 2}, (_, k) => view.getInt16(2 * k, true) / 32767);
}

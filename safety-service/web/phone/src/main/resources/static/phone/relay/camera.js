// @ts-check
// Reads QR codes out of the device's camera or out of pictures, with nothing leaving the device.

const LONGEST_SIDE = 1_000;

const reader = () => import("/kit/vendor/qr.js");

/** A part of a picture, and how long its longer side is when it is looked at.
 * @typedef {{x: number, y: number, width: number, height: number, longest: number}} Part */

/** @param {CanvasImageSource} source @param {Part} part @returns {Promise<string | undefined>} */
async function readFrom(source, { x, y, width, height, longest }) {
  if (!width || !height) return undefined;
  const { decode } = await reader();
  const scale = Math.min(1, longest / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const drawing = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  drawing.drawImage(source, x, y, width, height, 0, 0, canvas.width, canvas.height);
  const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
  try {
    return decode({ width: canvas.width, height: canvas.height, data });
  } catch {
    return undefined;
  }
}

/** A code may fill a picture or be a corner of it: first the whole, then larger, then half by half. @param {number} width @param {number} height @returns {Part[]} */
function looks(width, height) {
  const whole = { x: 0, y: 0, width, height };
  const steps = [0, 1, 2];
  const halves = steps.flatMap((row) =>
    steps.map((column) => ({
      x: (column * width) / 4,
      y: (row * height) / 4,
      width: width / 2,
      height: height / 2,
      longest: 2 * LONGEST_SIDE,
    })),
  );
  return [{ ...whole, longest: LONGEST_SIDE }, { ...whole, longest: 2 * LONGEST_SIDE }, ...halves];
}

/** @param {File} file @returns {Promise<string | undefined>} */
export async function readPicture(file) {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return undefined;
  for (const part of looks(picture.width, picture.height)) {
    const text = await readFrom(picture, part);
    if (text) return text;
  }
  return undefined;
}

/**
 * Looks until it is stopped.
 *
 * @param {HTMLVideoElement} video shows what the camera sees
 * @param {(text: string) => void} found
 * @returns {Promise<() => void>} how to stop; refused when there is no camera or no permission
 */
export async function look(video, found) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  let going = true;
  video.srcObject = stream;
  await video.play();
  const next = async () => {
    if (!going) return;
    const text = await readFrom(video, {
      x: 0,
      y: 0,
      width: video.videoWidth,
      height: video.videoHeight,
      longest: LONGEST_SIDE,
    });
    if (text && going) found(text);
    setTimeout(next, 60);
  };
  void next();
  return () => {
    going = false;
    for (const track of stream.getTracks()) track.stop();
  };
}

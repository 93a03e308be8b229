// @ts-check
// Reads QR codes out of the device's camera or out of pictures, with nothing leaving the device.

const LONGEST_SIDE = 1_000;

const reader = () => import("/kit/vendor/qr.js");

/** @param {CanvasImageSource} source @param {number} width @param {number} height @returns {Promise<string | undefined>} */
async function readFrom(source, width, height) {
  if (!width || !height) return undefined;
  const { decode } = await reader();
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const drawing = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  drawing.drawImage(source, 0, 0, canvas.width, canvas.height);
  const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
  try {
    return decode({ width: canvas.width, height: canvas.height, data });
  } catch {
    return undefined;
  }
}

/** @param {File} file @returns {Promise<string | undefined>} */
export async function readPicture(file) {
  const picture = await createImageBitmap(file).catch(() => undefined);
  return picture && readFrom(picture, picture.width, picture.height);
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
    const text = await readFrom(video, video.videoWidth, video.videoHeight);
    if (text && going) found(text);
    setTimeout(next, 60);
  };
  void next();
  return () => {
    going = false;
    for (const track of stream.getTracks()) track.stop();
  };
}

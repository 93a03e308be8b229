package jp.anpi.deploy.acceptance.browser;

/** What somebody sees on the map of a page, asked of the page as scripts: a canvas has no elements to look for. */
final class MapPicture {

    /** Where the mark of somebody who needs help is drawn, found by looking at the picture as a person does. */
    static final String FIND_NEEDY = """
            () => {
              const one = document.createElement("canvas").getContext("2d");
              one.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--needs-help").trim();
              one.fillRect(0, 0, 1, 1);
              const wanted = one.getImageData(0, 0, 1, 1).data;
              for (const canvas of document.querySelectorAll(".leaflet-people-pane canvas")) {
                const { width, height } = canvas;
                if (!width) continue;
                const data = canvas.getContext("2d").getImageData(0, 0, width, height).data;
                const is = (x, y) => [0, 1, 2].every((i) => data[4 * (y * width + x) + i] === wanted[i]);
                for (let y = 4; y < height - 4; y++)
                  for (let x = 4; x < width - 4; x++)
                    if (is(x, y) && is(x, y + 3) && is(x - 1, y + 3) && is(x + 1, y + 3)) {
                      const box = canvas.getBoundingClientRect();
                      const at = [box.left + (x * box.width) / width, box.top + ((y + 2) * box.height) / height];
                      const frame = document.querySelector(".map").getBoundingClientRect();
                      if (at[0] > frame.left + 120 && at[0] < frame.right - 5 && at[1] > frame.top + 5 && at[1] < frame.bottom - 5)
                        return at;
                    }
              }
              return [];
            }
            """;

    /** From when the page says so, each change of the board tells of one less without a place. */
    static final String ONE_HAS_A_PLACE = """
            const real = window.fetch;
            window.fetch = async (path, options) => {
              const answer = await real(path, options);
              if (!String(path).endsWith("/board/stream")) return answer;
              const fewer = (_, n) => `"unlocated":${n - (window.placed ? 1 : 0)}`;
              let begun = "";
              const told = new TransformStream({
                transform: (text, out) => {
                  const lines = (begun + text).split("\\n");
                  begun = lines.pop();
                  for (const line of lines) out.enqueue(line.replace(/"unlocated":(\\d+)/g, fewer) + "\\n");
                },
              });
              const text = answer.body.pipeThrough(new TextDecoderStream()).pipeThrough(told).pipeThrough(new TextEncoderStream());
              return new Response(text, answer);
            };
            """;

    /** How many dots of people's marks are in ink around the middle of the map, where a car is in ink too. */
    static final String INK_IN_THE_MIDDLE = dots("const [r, g, b] = pixel; return r < 110 && g < 110 && b < 110;");

    /** How many dots there are of any mark. */
    static final String MARK_IN_THE_MIDDLE = dots("return true;");

    private static String dots(String wanted) {
        return """
                () => {
                  const is = (pixel) => { %s };
                  const frame = document.querySelector(".map").getBoundingClientRect();
                  const [cx, cy] = [frame.left + frame.width / 2, frame.top + frame.height / 2];
                  let found = 0;
                  for (const canvas of document.querySelectorAll(".leaflet-people-pane canvas")) {
                    const { width, height } = canvas;
                    const box = canvas.getBoundingClientRect();
                    if (!width || cx < box.left - 16 || cx > box.right + 16 || cy < box.top - 16 || cy > box.bottom + 16) continue;
                    const scale = width / box.width;
                    const data = canvas.getContext("2d").getImageData(0, 0, width, height).data;
                    for (let y = 0; y < height; y++)
                      for (let x = 0; x < width; x++) {
                        const near = Math.hypot(box.left + x / scale - cx, box.top + y / scale - cy) < 16;
                        if (near && data[4 * (y * width + x) + 3] > 150 && is(data.subarray(4 * (y * width + x)))) found++;
                      }
                  }
                  return found;
                }""".formatted(wanted);
    }

    private MapPicture() {}
}

package jp.anpi.deploy.acceptance.browser;

import com.microsoft.playwright.Page;
import java.util.Base64;
import java.util.List;

/**
 * What a camera may read from screens that nobody knows: frames that are cut, swapped, repeated, foreign, huge or forged, drawn from
 * a seed and given to the very code of the page.
 */
final class RelayFuzz {

    private static final String DRAWING = """
              const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
              const deflated = async (text) => base64(new Uint8Array(await new Response(
                new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer()));
              const framesOf = async (data) => {
                const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(data)));
                const set = Array.from(hash.subarray(0, 5), (byte) => byte.toString(16).padStart(2, "0")).join("");
                const count = Math.max(1, Math.ceil(data.length / 700));
                return Array.from({ length: count }, (_, n) =>
                  `ANPI1:${set}:${n + 1}:${count}:${data.slice(n * 700, (n + 1) * 700)}`);
              };
            """;

    private static final String FUZZ = """
            async ([seed, rounds]) => {
            """ + DRAWING + """
              const { toFrames, Gathering } = await import("/phone/relay/frames.js");
              let state = seed >>> 0;
              const below = (bound) => {
                state = (state + 0x6d2b79f5) >>> 0;
                let mixed = Math.imul(state ^ (state >>> 15), state | 1);
                mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
                return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
              };
              const pick = (list) => list[below(list.length)];
              const shuffled = (list) => list.map((one) => [below(1e9), one]).sort((a, b) => a[0] - b[0]).map((one) => one[1]);
              const hex = (length) => Array.from({ length }, () => below(16).toString(16)).join("");
              const id = () => [8, 4, 4, 4, 12].map(hex).join("-");
              const report = () => ({ incident: id(), body: JSON.stringify({ id: id(), notes: hex(below(900)), needs: [] }) });
              const reports = () => Array.from({ length: 1 + below(8) }, report);
              const broken = [
                (frame) => frame.slice(0, below(frame.length)),
                (frame) => frame.slice(below(frame.length)),
                (frame) => {
                  const at = below(frame.length - 1);
                  return frame.slice(0, at) + frame[at + 1] + frame[at] + frame.slice(at + 2);
                },
                (frame) => {
                  const at = below(frame.length);
                  return frame.slice(0, at) + String.fromCharCode(below(0xffff)) + frame.slice(at + 1);
                },
                (frame) => frame.replace(/:[0-9a-f]{10}:/, `:${hex(10)}:`),
                (frame) => frame.replace(/:\\d+:(\\d+):/, (_, count) => `:${1 + below(12)}:${count}:`),
                (frame) => frame.replace(/:(\\d+):\\d+:/, (_, number) => `:${number}:${1 + below(9_999)}:`),
                (frame) => frame + "A".repeat(3_000 + below(100_000)),
                (frame) => frame + frame,
                () => "",
                () => `https://anpi.example/${hex(20)}`,
              ];
              const faults = [];
              const gathered = async (frames) => {
                const wholes = [];
                let gathering = new Gathering();
                for (const frame of frames) {
                  try {
                    gathering.take(frame);
                    const whole = await gathering.reports();
                    if (!whole) continue;
                    wholes.push(whole);
                    gathering = new Gathering();
                  } catch (thrown) {
                    faults.push(`${thrown} at ${frame.slice(0, 60)}`);
                  }
                }
                return wholes;
              };
              const told = (whole) => JSON.stringify([whole.reports, whole.broken]);

              for (let round = 0; round < rounds; round++) {
                const sent = reports();
                const frames = await toFrames(sent);
                const foreign = (await toFrames(reports())).slice(1);
                const stream = shuffled([...frames, ...frames, ...foreign])
                  .flatMap((frame) => [[frame], [frame, pick(broken)(frame)], [pick(broken)(frame), frame]][below(3)]);
                const wholes = await gathered([...stream, ...shuffled(frames)]);
                wholes.push(...(await gathered([frames[0].replace(/:\\d+:\\d+:/, ":1:9999:"), ...frames])));
                if (wholes.length < 2) faults.push(`round ${round}: not gathered`);
                for (const whole of wholes)
                  if (told(whole) !== told({ reports: sent, broken: 0 })) faults.push(`round ${round}: ${told(whole).slice(0, 200)}`);
              }

              const { incident, body } = report();
              const forged = [
                null, true, 5, "x", {}, [null], [[]], [[5, body]], [[incident]], [[incident, null]], [[incident, [body]]],
                [[incident, {}]], [["x", body]], [["../../auth/logout?", body]], [[incident, "{}"]], [[incident, "null"]],
                [[incident, "5"]], [[incident, "[]"]], [[incident, body.slice(0, -1)]], [[incident, `${body}\\n${body}`]],
                [[incident, `\\r${body}`]], [[incident, body.replace(",", ",\\n")]], [[incident, body.replace(/"id":"[^"]*"/, '"id":"x"')]],
                [[incident, body.replace(/"id":"[^"]*"/, '"id":7')]],
              ].map((value) => JSON.stringify(value));
              const unreadable = ["", "[", `[["${incident}"`, "\\u0000", "[".repeat(50_000), " ".repeat(3_000_000)];
              for (const text of [...forged, ...unreadable])
                for (const whole of await gathered(await framesOf(await deflated(text))))
                  if (whole.reports.length > 0) faults.push(`taken for a report: ${text.slice(0, 80)}`);
              for (const data of ["", "A", "====", "AAAA", base64(Uint8Array.from({ length: 2_000 }, () => below(256)))])
                if ((await gathered(await framesOf(data))).length > 0) faults.push(`taken for reports: ${data.slice(0, 40)}`);
              const mixed = JSON.stringify([null, [incident, body], [incident, `${body}\\n${body}`]]);
              const some = await gathered(await framesOf(await deflated(mixed)));
              if (some.map(told).join() !== told({ reports: [{ incident, body }], broken: 2 })) faults.push(`mixed: ${some.map(told)}`);
              return faults;
            }""";

    private static final String DRAW = """
            async (text) => {
            """ + DRAWING + """
              const { encode } = await import("/kit/vendor/qr.js");
              const [frame] = await framesOf(await deflated(text));
              const modules = encode(frame, "raw", { ecc: "low", border: 4 });
              const canvas = document.createElement("canvas");
              canvas.width = canvas.height = modules.length * 4;
              const drawing = canvas.getContext("2d");
              drawing.fillStyle = "white";
              drawing.fillRect(0, 0, canvas.width, canvas.height);
              drawing.fillStyle = "black";
              modules.forEach((row, y) => row.forEach((dark, x) => dark && drawing.fillRect(x * 4, y * 4, 4, 4)));
              return canvas.toDataURL("image/png").split(",")[1];
            }""";

    private RelayFuzz() {}

    /** Everything that was thrown, or taken for a report although it was none, or not gathered although it was whole. */
    @SuppressWarnings("unchecked")
    static List<String> faults(Page page, int seed, int rounds) {
        return (List<String>) page.evaluate(FUZZ, List.of(seed, rounds));
    }

    /** A photograph of a screen that shows {@code text} where reports should stand, with the right sum over it. */
    static byte[] forgedPicture(Page page, String text) {
        return Base64.getDecoder().decode((String) page.evaluate(DRAW, text));
    }
}

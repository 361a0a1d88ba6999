/** What is read aloud ends with the screen it stood on: nothing goes on in an empty room or under a cover. Leaving covers it too (phone/leave.js). */
import { computed, effect } from "@preact/signals";
import { stop } from "./voice.js";

/** @param {import("../phone/phone.js").Phone} phone */
export function stopWithTheScreen(phone) {
  const screen = computed(() => {
    const step = phone.room.value?.step;
    return [phone.place, phone.side, phone.covered].map((one) => one.value).join() + [step?.run, step?.state, phone.keep.reading.value.aloud].join();
  });
  effect(() => {
    screen.value;
    stop();
  });
  addEventListener("pagehide", stop);
  document.addEventListener("visibilitychange", () => document.hidden && stop());
}

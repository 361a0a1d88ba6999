/** Coming to another screen: once for each, however often the room sends news of the same one. */
import { computed, effect } from "@preact/signals";

/**
 * @param {Pick<import("./phone.js").Phone, "place" | "room">} phone
 * @param {() => void} how
 */
export function onArrival({ place, room }, how) {
  const where = computed(() => `${place.value} ${room.value?.step?.run}`);
  return effect(() => {
    where.value;
    how();
  });
}

// What this browser keeps of a person's choices; a browser that keeps nothing is fine, too.

export function recall(key, otherwise) {
  try {
    const kept = localStorage.getItem(`sandbox.${key}`);
    return kept === null ? otherwise : JSON.parse(kept);
  } catch {
    return otherwise;
  }
}

export function keep(key, value) {
  try {
    localStorage.setItem(`sandbox.${key}`, JSON.stringify(value));
  } catch { /* not kept: asked again next time */ }
}

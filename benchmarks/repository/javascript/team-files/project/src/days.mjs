/** Days since the service began; tests and the night's jobs set it. */
export class Days {
  #today = 0;
  today() {
    return this.#today;
  }
  set(day) {
    this.#today = day;
  }
}

/** What partners may look at. */
export class Orders {
  #orders = [];
  add(partner, text) {
    this.#orders.push({ partner, text });
  }
  of(partner) {
    return this.#orders.filter((order) => order.partner === partner).map(({ text }) => text);
  }
}

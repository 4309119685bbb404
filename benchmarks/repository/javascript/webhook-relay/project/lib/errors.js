class RelayError extends Error {
  constructor(message) {
    super(message);
    this.name = new.target.name;
  }
}
class DeliveryError extends RelayError {}
class UnknownHook extends RelayError {}

module.exports = { RelayError, DeliveryError, UnknownHook };

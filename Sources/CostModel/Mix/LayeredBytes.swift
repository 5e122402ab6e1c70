public import Framing

/// The mean bytes of a message on the wire, layer by layer.
public struct LayeredBytes: Hashable, Sendable {
  private let layers: [WirePart.Layer: ByteCount]
  /// The bytes of all layers.
  public let total: ByteCount
  /// The bytes of all layers but the body's.
  package let around: ByteCount

  init(
    _ bytes: (WirePart.Layer) throws(ArithmeticFailure) -> Rational
  ) throws(ArithmeticFailure) {
    var layers: [WirePart.Layer: ByteCount] = [:]
    var around = ByteCount.zero
    for layer in WirePart.Layer.allCases {
      let count = ByteCount(magnitude: try bytes(layer))
      layers[layer] = count
      if layer != .body { around = try around + count }
    }
    self.layers = layers
    self.around = around
    total = try around + (layers[.body] ?? .zero)
  }

  /// The bytes of a layer.
  public subscript(layer: WirePart.Layer) -> ByteCount { layers[layer] ?? .zero }
}

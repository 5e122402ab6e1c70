import CostModel
import Foundation
import Framing

/// A kind of request in a document: what it is on the wire, and what it would save.
struct TrafficPartEntry: Encodable {
  /// What it is called; empty where every request is of one kind.
  let name: String
  let shareOfRequests: Decimal
  let before: Side
  let after: Side
  let transferDollarsPerMonthToday: Decimal
  let savedBilledBytesPerMonth: Decimal
  let savedTransferDollarsPerMonth: Decimal
  let savedProcessingDollarsPerMonth: Decimal
  /// What is saved if this kind of request alone changes.
  let savedDollarsPerMonthAlone: Decimal

  struct Side: Encodable {
    let name: String
    let responseBodyBytes: Decimal
    let responseWireBytes: Decimal
    let responseParts: [Part]
    let requestBodyBytes: Decimal
    let requestWireBytes: Decimal
    let requestParts: [Part]
    let processorMicrosecondsPerExchange: Decimal
  }

  struct Part: Encodable {
    let layer: String
    let label: String
    let bytes: Int
    let formula: String
    let source: String
  }

  init(_ part: PartCost) throws(ArithmeticFailure) {
    name = part.name
    shareOfRequests = part.share.magnitude.decimal
    before = try Side(part.old)
    after = try Side(part.new)
    transferDollarsPerMonthToday = part.transferToday.magnitude.decimal
    savedBilledBytesPerMonth = part.savedBytesPerMonth.magnitude.decimal
    savedTransferDollarsPerMonth = part.savedTransfer.magnitude.decimal
    savedProcessingDollarsPerMonth = part.savedProcessing.magnitude.decimal
    savedDollarsPerMonthAlone = part.savedAlone.magnitude.decimal
  }
}

extension TrafficPartEntry.Side {
  fileprivate init(_ part: PartSide) throws(ArithmeticFailure) {
    name = part.side.name
    responseBodyBytes = part.responseBody.magnitude.decimal
    responseWireBytes = part.bytesOut.magnitude.decimal
    responseParts = part.wire.response.map(TrafficPartEntry.Part.init)
    requestBodyBytes = part.requestBody.magnitude.decimal
    requestWireBytes = part.bytesIn.magnitude.decimal
    requestParts = part.wire.request.map(TrafficPartEntry.Part.init)
    processorMicrosecondsPerExchange = try (part.processorTime.magnitude * 1_000_000).decimal
  }
}

extension TrafficPartEntry.Part {
  fileprivate init(_ part: WirePart) {
    layer = part.layer.rawValue
    label = part.label
    bytes = part.bytes
    formula = part.formula
    source = part.source
  }
}

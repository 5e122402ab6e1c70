import Foundation
import LibAvroCodec
import Workloads

extension FuzzTarget {
  /// Container files through libavro.
  static let libAvroContainer = FuzzTarget(
    name: "avro/libavro-container",
    seeds: {
      let orders = try FoodOrderWorkload.make().sample
      let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: path) }
      return try [0, 1, 5].flatMap { count in
        try LibAvroContainer<FoodOrder>.Compression.allCases.map { compression in
          let container = LibAvroContainer(LibAvroCodec<FoodOrder>(), compression: compression)
          try container.write(Array(orders.prefix(count)), to: path.path)
          return [UInt8](try Data(contentsOf: path))
        }
      }
    },
    makeCheck: {
      let codec = LibAvroCodec<FoodOrder>()
      let container = LibAvroContainer(codec)
      return { bytes in
        let file = bytes.withUnsafeBytes { Array($0) }
        guard let records = try? container.decode(file) else { return }
        for record in records {
          do {
            _ = try codec.decode(try codec.encode(record))
          } catch {
            finding("\(record)\nwas read and cannot be written: \(error)")
          }
        }
      }
    })
}

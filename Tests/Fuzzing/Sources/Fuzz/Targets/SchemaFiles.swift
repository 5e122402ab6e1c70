import Foundation
import SchemaLanguages
import Workloads

extension FuzzTarget {
  /// A schema file that is read is written in its own language as one that says the same.
  static func schemaFile(_ language: SchemaLanguage) -> FuzzTarget {
    FuzzTarget(
      name: "schema/\(language.rawValue)",
      seeds: {
        try [KitchenSink.schema, UserProfile.schema, FoodOrder.schema, BookCatalog.schema].map {
          Array(try language.text(of: $0, origin: "A seed.").utf8)
        }
      },
      makeCheck: {
        let folder = FileManager.default.temporaryDirectory.appending(
          path: "fuzz-\(UUID().uuidString)")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "schema.\(language.rawValue)")
        @Sendable func rewritten(_ contents: [UInt8]) throws -> String {
          try Data(contents).write(to: file)
          return try SchemaConversion(of: file.path, to: file.path).file.contents
        }
        return { bytes in
          guard let written = try? rewritten(bytes.withUnsafeBytes { Array($0) }) else { return }
          do {
            let again = try rewritten(Array(written.utf8))
            if again != written { finding("\(written)\nis written as\n\(again)") }
          } catch {
            finding("\(written)\nis written and not read: \(error)")
          }
        }
      })
  }
}

extension ResultDocument {
  /// What compression makes of the encodings, each of them compressed by itself, as an HTTP response is.
  ///
  /// This is a section with a version of its own. Like the document, it holds what was measured and nothing that can be
  /// computed from it: totals, no means.
  public struct Compression: Sendable, Hashable, Codable {
    /// The version that is written, and the only one that is read.
    public static let currentVersion = 1

    /// ``currentVersion``
    public var version = Self.currentVersion
    /// How bodies were compressed, in the order in which it is shown; leaving them as they are is not listed.
    public var settings: [Setting]
    /// What was compressed, and what it came to.
    public var bodies: [Bodies]

    /// States a section.
    public init(settings: [Setting], bodies: [Bodies]) {
      self.settings = settings
      self.bodies = bodies
    }
  }
}

extension ResultDocument.Compression {
  /// A method of compression at a level.
  public struct Setting: Sendable, Hashable, Codable {
    /// Why there is this level.
    public enum Choice: String, Sendable, Hashable, Codable {
      /// It is what servers use where nobody chose one.
      case server
      /// It is the method's best.
      case best
    }

    /// The method's name: `gzip`.
    public var method: String
    /// How hard it tries.
    public var level: Int
    /// Why there is this level.
    public var choice: Choice

    /// States a setting.
    public init(method: String, level: Int, choice: Choice) {
      self.method = method
      self.level = level
      self.choice = choice
    }
  }

  /// A direction that can be timed.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// From a body to a shorter one.
    case compress
    /// From a compressed body to the one it stands for.
    case decompress
  }

  /// The encodings of a workload by one or more codecs that write the same bytes.
  public struct Bodies: Sendable, Hashable, Codable {
    /// The workload's name.
    public var workload: String
    /// How many records an encoding holds, in a word: `one` or `batch`.
    public var size: String
    /// The names of the codecs that write these bytes.
    public var codecs: [String]
    /// How many encodings there are.
    public var bodyCount: Int
    /// How long they are together, in bytes.
    public var totalBytes: Int
    /// What each setting made of them, in the order of ``ResultDocument/Compression/settings``.
    public var outcomes: [Outcome]
    /// What a dictionary does for them; absent where none could be trained.
    public var dictionary: Dictionary?

    /// States what was compressed.
    public init(
      workload: String, size: String, codecs: [String], bodyCount: Int, totalBytes: Int,
      outcomes: [Outcome] = [], dictionary: Dictionary? = nil
    ) {
      self.workload = workload
      self.size = size
      self.codecs = codecs
      self.bodyCount = bodyCount
      self.totalBytes = totalBytes
      self.outcomes = outcomes
      self.dictionary = dictionary
    }

    enum CodingKeys: String, CodingKey {
      case workload, size, codecs
      case bodyCount = "body_count"
      case totalBytes = "total_bytes"
      case outcomes, dictionary
    }
  }

  /// What a setting makes of bodies, each compressed by itself; an operation handles one of them.
  public struct Outcome: Sendable, Hashable, Codable {
    /// The method's name.
    public var method: String
    /// The method's level.
    public var level: Int
    /// How long the bodies are together when compressed, in bytes.
    public var totalBytes: Int
    /// How many of the bodies compression makes longer.
    public var enlargedBodyCount: Int
    /// Compressing; absent where it was not timed.
    public var compress: ResultDocument.Operation?
    /// Decompressing; absent where it was not timed.
    public var decompress: ResultDocument.Operation?

    /// What was measured of a direction.
    public subscript(direction: Direction) -> ResultDocument.Operation? {
      get {
        switch direction {
        case .compress: compress
        case .decompress: decompress
        }
      }
      set {
        switch direction {
        case .compress: compress = newValue
        case .decompress: decompress = newValue
        }
      }
    }

    /// States an outcome.
    public init(method: String, level: Int, totalBytes: Int, enlargedBodyCount: Int) {
      self.method = method
      self.level = level
      self.totalBytes = totalBytes
      self.enlargedBodyCount = enlargedBodyCount
    }

    enum CodingKeys: String, CodingKey {
      case method, level
      case totalBytes = "total_bytes"
      case enlargedBodyCount = "enlarged_body_count"
      case compress, decompress
    }
  }

  /// What a dictionary does for bodies: trained on half of them, tried on the other half.
  public struct Dictionary: Sendable, Hashable, Codable {
    /// The method's name.
    public var method: String
    /// The method's level.
    public var level: Int
    /// How many bodies it was trained on.
    public var trainingBodyCount: Int
    /// How long the dictionary is, in bytes.
    public var dictionaryBytes: Int
    /// How many other bodies it was tried on.
    public var testedBodyCount: Int
    /// How long those are together, in bytes.
    public var testedBytes: Int
    /// How long those are together when compressed without the dictionary, in bytes.
    public var totalBytesWithout: Int
    /// How long those are together when compressed with it, in bytes.
    public var totalBytesWith: Int

    /// States what a dictionary does.
    public init(
      method: String, level: Int, trainingBodyCount: Int, dictionaryBytes: Int,
      testedBodyCount: Int, testedBytes: Int, totalBytesWithout: Int, totalBytesWith: Int
    ) {
      self.method = method
      self.level = level
      self.trainingBodyCount = trainingBodyCount
      self.dictionaryBytes = dictionaryBytes
      self.testedBodyCount = testedBodyCount
      self.testedBytes = testedBytes
      self.totalBytesWithout = totalBytesWithout
      self.totalBytesWith = totalBytesWith
    }

    enum CodingKeys: String, CodingKey {
      case method, level
      case trainingBodyCount = "training_body_count"
      case dictionaryBytes = "dictionary_bytes"
      case testedBodyCount = "tested_body_count"
      case testedBytes = "tested_bytes"
      case totalBytesWithout = "total_bytes_without_dictionary"
      case totalBytesWith = "total_bytes_with_dictionary"
    }
  }
}

import Glibc

/// A thread that is made for one piece of work and waited for.
public enum OwnThread {
  /// Runs a body on a thread of its own, and returns what it returned.
  ///
  /// The thread has a fresh stack, and glibc gives it a heap of its own as long as there are fewer threads than eight for
  /// each processor: what the body allocates fills no gaps that others have left.
  public static func run<Result>(_ body: () throws -> Result) throws -> Result {
    try withoutActuallyEscaping(body) { body in
      let work = Work { try body() }
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil,
        { argument in
          Unmanaged<AnyWork>.fromOpaque(argument!).takeUnretainedValue().run()
          return nil
        }, Unmanaged<AnyWork>.passUnretained(work).toOpaque())
      guard status == 0 else { throw SystemFailure(String(cString: strerror(status))) }
      pthread_join(thread, nil)
      return try work.outcome!.get()
    }
  }

  /// Work of any result, as a function of C can be handed it.
  private class AnyWork {
    func run() {}
  }

  private final class Work<Result>: AnyWork {
    private let body: () throws -> Result
    private(set) var outcome: Swift.Result<Result, any Error>?

    init(_ body: @escaping () throws -> Result) { self.body = body }

    override func run() { outcome = Swift.Result { try body() } }
  }
}

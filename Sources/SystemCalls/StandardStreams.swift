import Glibc

/// Standard input, output and error of this process.
public enum StandardStreams {
  /// Prepares them for a program whose output may end early.
  ///
  /// A pipe that its reader has closed becomes an error of the call that writes, where it would end the process without
  /// a word (SIGPIPE, signal(7)). A stream that was closed when the program began is opened so that its use fails: else
  /// the next file to be opened would take its number, and with it what is meant for the stream.
  public static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      // It gets the lowest number that is free, which is this one.
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// Throws where standard output takes nothing: it is closed, or full as /dev/full is.
  public static func checkOutput() throws(SystemFailure) {
    try OpenDescriptor(number: 1).checkWritable()
  }

  /// Writes all bytes to standard output.
  public static func write(_ contents: [UInt8]) throws(SystemFailure) {
    try OpenDescriptor(number: 1).write(contents)
  }

  /// Writes to standard error what it takes; there is nowhere to report a failure to.
  public static func note(_ contents: [UInt8]) {
    try? OpenDescriptor(number: 2).write(contents)
  }
}

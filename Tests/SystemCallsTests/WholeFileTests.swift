import Foundation
import Glibc
import SystemCalls
import TestSupport
import Testing

/// Replaces files of every kind, and looks at what is there afterwards.
@Suite struct WholeFileTests {
  private func path(_ folder: URL, _ name: String) -> String { folder.path + "/" + name }

  private func make(_ path: String, _ text: String, mode: Int = 0o644) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
  }

  private func mode(_ path: String) throws -> Int {
    try #require(
      FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
    ).intValue
  }

  private func inode(_ path: String) throws -> Int {
    try #require(
      FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? NSNumber
    ).intValue
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func aNewFileHasTheModeOfTheUmask() throws {
    try Tool.withTemporaryFolder { folder in
      let file = path(folder, "new")
      try WholeFile(path: file).checkWritable()
      #expect(try WholeFile(path: file).write(Array("new".utf8)) == .asUsual)
      #expect(try text(file) == "new")
      let mask = umask(0)
      umask(mask)
      #expect(try mode(file) == 0o666 & ~Int(mask))
      #expect(try names(folder) == ["new"])
    }
  }

  @Test(arguments: [0o640, 0o600, 0o664, 0o755, 0o4711])
  func aReplacedFileKeepsItsMode(_ expected: Int) throws {
    try Tool.withTemporaryFolder { folder in
      let file = path(folder, "file")
      try make(file, "old and longer", mode: expected)
      let before = try inode(file)
      try WholeFile(path: file).checkWritable()
      #expect(try inode(file) == before && text(file) == "old and longer")
      #expect(try WholeFile(path: file).write(Array("new".utf8)) == .asUsual)
      #expect(try text(file) == "new" && mode(file) == expected)
      #expect(try inode(file) != before, "it is another file, so that no reader finds half of it")
      #expect(try names(folder) == ["file"])
    }
  }

  @Test func attributesAndTheAccessListAreKept() throws {
    try Tool.withTemporaryFolder { folder in
      // acl(5) in its binary form: version 2; then tag, permissions and id: owner rw, user 7 r, group r, mask r, other none.
      let script = """
        import os, struct, sys
        acl = struct.pack("<I", 2)
        for tag, bits, who in ((1, 6, -1), (2, 4, 7), (4, 4, -1), (16, 4, -1), (32, 0, -1)):
            acl += struct.pack("<HHi", tag, bits, who)
        if sys.argv[1] == "set":
            open("file", "w").write("old")
            os.setxattr("file", "user.origin", b"a\\0b")
            os.setxattr("file", "system.posix_acl_access", acl)
        else:
            assert open("file").read() == "new"
            assert os.getxattr("file", "user.origin") == b"a\\0b"
            assert os.getxattr("file", "system.posix_acl_access") == acl
            assert os.stat("file").st_mode & 0o7777 == 0o640
        """
      let set = try Tool.run("python3", ["-c", script, "set"], in: folder)
      // Not every file system has them.
      guard set.status == 0 else { return }
      #expect(try WholeFile(path: path(folder, "file")).write(Array("new".utf8)) == .asUsual)
      let check = try Tool.run("python3", ["-c", script, "check"], in: folder)
      #expect(check.status == 0, "\(check.diagnostics)")
    }
  }

  @Test func anAccessListOfTheFolderIsNotGivenToAFileThatHadNone() throws {
    try Tool.withTemporaryFolder { folder in
      let script = """
        import os, struct, sys
        if sys.argv[1] == "set":
            open("file", "w").write("old")
            os.chmod("file", 0o640)
            acl = struct.pack("<I", 2)
            for tag, bits, who in ((1, 7, -1), (2, 7, 7), (4, 7, -1), (16, 7, -1), (32, 0, -1)):
                acl += struct.pack("<HHi", tag, bits, who)
            os.setxattr(".", "system.posix_acl_default", acl)
        else:
            assert "system.posix_acl_access" not in os.listxattr("file")
            assert os.stat("file").st_mode & 0o7777 == 0o640
        """
      guard try Tool.run("python3", ["-c", script, "set"], in: folder).status == 0 else { return }
      try WholeFile(path: path(folder, "file")).write(Array("new".utf8))
      let check = try Tool.run("python3", ["-c", script, "check"], in: folder)
      #expect(check.status == 0, "\(check.diagnostics)")
    }
  }

  @Test(
    "A symbolic link stays, and what it leads to is replaced or made: in its folder, by the way of links"
  )
  func links() throws {
    try Tool.withTemporaryFolder { folder in
      let manager = FileManager.default
      for name in ["data", "links"] {
        try manager.createDirectory(atPath: path(folder, name), withIntermediateDirectories: false)
      }
      let target = path(folder, "data/file")
      try make(target, "old", mode: 0o640)
      let links = [
        ("links/relative", "../data/file"), ("links/absolute", target),
        ("links/twice", "relative"), ("folder", "data"), ("links/through", "../folder/file"),
      ]
      for (link, destination) in links {
        try manager.createSymbolicLink(
          atPath: path(folder, link), withDestinationPath: destination)
      }
      for link in [
        "links/relative", "links/absolute", "links/twice", "links/through", "folder/file",
      ] {
        try WholeFile(path: path(folder, link)).write(Array("by \(link)".utf8))
        #expect(try text(target) == "by \(link)" && mode(target) == 0o640)
      }
      for (link, destination) in links {
        #expect(try manager.destinationOfSymbolicLink(atPath: path(folder, link)) == destination)
      }
      try manager.createSymbolicLink(
        atPath: path(folder, "links/dangling"), withDestinationPath: "../data/made")
      try WholeFile(path: path(folder, "links/dangling")).write(Array("made".utf8))
      #expect(try text(path(folder, "data/made")) == "made")
      #expect(try names(folder.appendingPathComponent("data")) == ["file", "made"])
      #expect(
        try names(folder.appendingPathComponent("links"))
          == ["absolute", "dangling", "relative", "through", "twice"])
    }
  }

  @Test func aLinkThatLeadsNowhereIsRefused() throws {
    try Tool.withTemporaryFolder { folder in
      for (link, destination) in [("circle", "circle"), ("away", "missing/file")] {
        let file = path(folder, link)
        try FileManager.default.createSymbolicLink(
          atPath: file, withDestinationPath: destination)
        #expect(throws: SystemFailure.self) { try WholeFile(path: file).checkWritable() }
        #expect(throws: SystemFailure.self) { try WholeFile(path: file).write([1]) }
        #expect(
          try FileManager.default.destinationOfSymbolicLink(atPath: file) == destination)
      }
    }
  }

  @Test func otherHardLinksKeepTheOldContents() throws {
    try Tool.withTemporaryFolder { folder in
      try make(path(folder, "one"), "old")
      try FileManager.default.linkItem(atPath: path(folder, "one"), toPath: path(folder, "other"))
      try WholeFile(path: path(folder, "one")).write(Array("new".utf8))
      #expect(try text(path(folder, "one")) == "new")
      #expect(try text(path(folder, "other")) == "old")
    }
  }

  @Test("A name of 255 bytes has no room for more, and is written all the same")
  func longName() throws {
    try Tool.withTemporaryFolder { folder in
      let name = String(repeating: "ü", count: 125) + ".json"
      try WholeFile(path: path(folder, name)).write([1, 2])
      #expect(try names(folder) == [name])
    }
  }

  @Test func foldersAndMissingFoldersAreRefused() throws {
    try Tool.withTemporaryFolder { folder throws in
      let wrong = [
        (folder.path, "it is a folder"), ("/", "it is a folder"),
        (path(folder, "missing/file"), "No such file or directory"),
      ]
      for (path, reason) in wrong {
        for body in [
          { try WholeFile(path: path).checkWritable() }, { try WholeFile(path: path).write([]) },
        ]
          as [() throws -> Void]
        {
          let failure = #expect(throws: SystemFailure.self) { try body() }
          #expect(failure?.description == reason)
        }
      }
      #expect(try names(folder).isEmpty)
    }
  }

  // MARK: What is no file

  @Test func devicesTakeWhatTheyTake() throws {
    #expect(try WholeFile(path: "/dev/null").write([1, 2, 3]) == .asUsual)
    try WholeFile(path: "/dev/null").checkWritable()
    let full = "no space is left on the device; free some, or write elsewhere"
    let check = #expect(throws: SystemFailure.self) {
      try WholeFile(path: "/dev/full").checkWritable()
    }
    let write = #expect(throws: SystemFailure.self) { try WholeFile(path: "/dev/full").write([1]) }
    #expect(check?.description == full && write?.description == full)
  }

  @Test("A pipe's reader gets all, in order, and the pipe stays", .timeLimit(.minutes(1)))
  func aNamedPipe() throws {
    try Tool.withTemporaryFolder { folder in
      let pipe = path(folder, "pipe")
      #expect(mkfifo(pipe, 0o600) == 0)
      try WholeFile(path: pipe).checkWritable()
      let reader = Process()
      reader.executableURL = URL(fileURLWithPath: "/bin/sh")
      reader.arguments = ["-c", "cat '\(pipe)' >'\(path(folder, "read"))'"]
      try reader.run()
      let contents = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      #expect(try WholeFile(path: pipe).write(contents) == .asUsual)
      reader.waitUntilExit()
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: path(folder, "read"))) == Data(contents))
      #expect(try names(folder) == ["pipe", "read"])
    }
  }

  @Test("An open descriptor is written to where it is, not from its file's start")
  func anOpenDescriptor() throws {
    try Tool.withTemporaryFolder { folder in
      let file = path(folder, "log")
      let descriptor = open(file, O_WRONLY | O_CREAT, 0o600)
      defer { close(descriptor) }
      #expect(Glibc.write(descriptor, "a ", 2) == 2)
      try WholeFile(path: "/dev/fd/\(descriptor)").checkWritable()
      try WholeFile(path: "/dev/fd/\(descriptor)").write(Array("b ".utf8))
      try WholeFile(path: "/proc/self/fd/\(descriptor)").write(Array("c".utf8))
      #expect(try text(file) == "a b c")
      let reading = open(file, O_RDONLY)
      defer { close(reading) }
      #expect(throws: SystemFailure.self) {
        try WholeFile(path: "/dev/fd/\(reading)").checkWritable()
      }
      #expect(throws: SystemFailure.self) { try WholeFile(path: "/dev/fd/999").write([1]) }
    }
  }
}

import CExtendedAttributes
import Glibc

/// What a file has besides its contents: owner, group, mode, and extended attributes, an access list among them.
struct FileAttributes {
  private let path: String
  private let status: stat

  /// The attributes of a file, whose path has no link at its end.
  init(of path: String, _ status: stat) {
    self.path = path
    self.status = status
  }

  /// Gives an open file the same attributes.
  ///
  /// - Returns: what it cannot be given and decides who may read and write the file; `nil` where nothing is lost.
  func copy(to descriptor: Int32) -> String? {
    var own = stat()
    guard fstat(descriptor, &own) == 0 else { return "its attributes" }
    // What is the same already needs no privilege.
    if own.st_uid != status.st_uid || own.st_gid != status.st_gid,
      fchown(descriptor, status.st_uid, status.st_gid) != 0
    {
      return own.st_uid != status.st_uid ? "its owner" : "its group"
    }
    guard copyAttributes(to: descriptor) else { return "its access list" }
    // Last, since changing the owner takes mode bits away. See chown(2).
    return fchmod(descriptor, status.st_mode & 0o7777) == 0 ? nil : "its mode"
  }

  /// The access list of acl(5) is an attribute with this name; see xattr(7).
  private static let accessList = "system.posix_acl_access"

  /// Copies the attributes that may be copied, and tells whether the access list is the same. Those of security modules
  /// and of other programs are theirs to refuse.
  private func copyAttributes(to descriptor: Int32) -> Bool {
    let names = names()
    if !names.contains(Self.accessList) {
      // The folder may have given one to the new file.
      _ = fremovexattr(descriptor, Self.accessList)
    }
    var isSame = true
    for name in names {
      guard let value = value(of: name) else { continue }
      let isCopied = fsetxattr(descriptor, name, value, value.count, 0) == 0
      if !isCopied, name == Self.accessList { isSame = false }
    }
    return isSame
  }

  private func names() -> [String] {
    let size = llistxattr(path, nil, 0)
    guard size > 0 else { return [] }
    var list = [CChar](repeating: 0, count: size)
    let count = llistxattr(path, &list, size)
    guard count > 0 else { return [] }
    return list.prefix(count).split(separator: 0).map { name in
      String(decoding: name.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  private func value(of name: String) -> [UInt8]? {
    let size = lgetxattr(path, name, nil, 0)
    guard size >= 0 else { return nil }
    var value = [UInt8](repeating: 0, count: size)
    let count = lgetxattr(path, name, &value, size)
    return count >= 0 ? Array(value.prefix(count)) : nil
  }
}

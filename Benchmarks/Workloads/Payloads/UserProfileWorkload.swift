public import Randomness

/// Social profiles: short text in many scripts, counts, and a nested list.
public enum UserProfileWorkload: GeneratedWorkload {
  public static let name = "user-profile"
  public static let summary = "a social profile with its five newest posts"
  public static let purpose = "the course's first scenario; nested lists, 40 % have a bio"
  public static let sampleCount = 50
  public static let batchCount = 100
  public static let seed: UInt64 = 1

  public static func item(_ index: Int, _ generator: inout SeededGenerator) -> UserProfile {
    var profile = UserProfile()
    let name = generator.personName()
    profile.id = 100_000 + Int64(index) * 7919
    profile.name = name
    profile.handle = "\(generator.pick(Lexicon.words))_\(generator.pick(Lexicon.words))\(index)"
    profile.avatarUrl = "https://cdn.example.com/avatars/\(generator.hexadecimal(16))/large.webp"
    // Two of each five, so that the share is exact in every sample of a multiple of five.
    if index % 5 < 2 { profile.bio = generator.paragraph(sentences: 1...3) }
    profile.followerCount = generator.popularity(upToTenToThe: 7)
    profile.followingCount = generator.popularity(upToTenToThe: 4)
    profile.isVerified = generator.chance(0.1)
    profile.recentPosts = (0..<5).map { _ in post(&generator) }
    return profile
  }

  private static func post(_ generator: inout SeededGenerator) -> UserProfile.Post {
    var post = UserProfile.Post()
    post.id = 1_500_000_000_000_000_000 + Int64(generator.integer(in: 0...400_000_000_000_000_000))
    post.text = generator.phrase(words: 4...18)
    if generator.chance(0.3) { post.text += " " + generator.pick(Lexicon.emoji) }
    post.publishedAt = Epoch.milliseconds(daysBefore: 60, &generator)
    post.likeCount = generator.popularity(upToTenToThe: 6)
    post.replyCount = generator.popularity(upToTenToThe: 3)
    post.hashtags = (0..<generator.pick([0, 0, 1, 2])).map { _ in generator.pick(Lexicon.words) }
    return post
  }

  public static func batch(_ items: [UserProfile]) -> UserProfilePage {
    var page = UserProfilePage()
    page.profiles = items
    return page
  }
}

using System.Linq;

namespace Tigris.PowerShell;

/// <summary>Finds characters that make two names look alike, or that show that a text was read with the wrong encoding.</summary>
internal static class HiddenCharacters
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    // The order matters, because a control character may also have no width.
    private static readonly (string Kind, (int First, int Last)[] Ranges)[] Kinds =
    [
        (Messages.KindReplacement, [(0xFFFC, 0xFFFF)]),
        (Messages.KindControl, [(0x0000, 0x001F), (0x007F, 0x009F), (0x2028, 0x2029), (0xFFF9, 0xFFFB)]),
        (Messages.KindBidirectional, [(0x061C, 0x061C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069)]),
        (Messages.KindNoBreak, [(0x00A0, 0x00A0), (0x2007, 0x2007), (0x2011, 0x2011), (0x202F, 0x202F), (0x2060, 0x2060), (0xFEFF, 0xFEFF)]),
        (Messages.KindZeroWidth,
        [
            (0x00AD, 0x00AD), (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200D), (0x2061, 0x2064),
            (0x206A, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xE0000, 0xE0FFF),
        ]),
    ];

    /// <summary>Returns the kind of a hidden character, for a message; null for any other character.</summary>
    public static string? KindOf(int codePoint) =>
        Kinds.FirstOrDefault(kind => kind.Ranges.Any(range => range.First <= codePoint && codePoint <= range.Last)).Kind;

    /// <summary>Returns true for characters that display names may hold: Persian and Indic scripts and emoji need them.</summary>
    public static bool MayBeInDisplayName(int codePoint) =>
        codePoint is ZeroWidthNonJoiner or ZeroWidthJoiner or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0020 and <= 0xE007F);
}

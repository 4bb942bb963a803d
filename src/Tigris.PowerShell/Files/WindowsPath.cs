using System;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>
/// The rules of Windows for the paths of files. Windows opens another object for some paths than the caller means: a device for
/// <c>CON</c>, the file <c>keys</c> for <c>keys.</c>, a hidden stream for <c>keys:old</c>. The check reads no file system.
/// </summary>
internal static class WindowsPath
{
    private const int LongestName = 255;
    private const int LongestPath = 32_767;
    private const string Forbidden = "<>\"|?*";

    private static readonly char[] Separators = ['\\', '/'];
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>Returns the reason why Windows can't use a full path for a file or a folder; null if it can.</summary>
    public static string? FindProblem(string path, bool isFolder)
    {
        // \\?\ and \\.\ with a drive or a share are other spellings of a usual path. A device and a pipe have no other spelling.
        var isDevice = path.Length > 3 && IsSeparator(path[0]) && IsSeparator(path[1]) && path[2] is '?' or '.' && IsSeparator(path[3]);
        var usual = isDevice ? path.Substring(4) : path;
        if (isDevice && usual.StartsWith("UNC", StringComparison.OrdinalIgnoreCase) && usual.Length > 3 && IsSeparator(usual[3]))
        {
            usual = @"\" + usual.Substring(3);
        }
        else if (isDevice && !HasDrive(usual))
        {
            return MessageText.Of(Messages.PathIsDevice, path);
        }

        return path.Length > LongestPath ? MessageText.Of(Messages.PathTooLong, LongestPath) : FindProblemInNames(usual, isFolder);
    }

    private static string? FindProblemInNames(string path, bool isFolder)
    {
        var isShare = path.Length > 1 && IsSeparator(path[0]) && IsSeparator(path[1]);
        var names = (HasDrive(path) ? path.Substring(2) : path).Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        var inFolder = names.Skip(isShare ? 2 : 0).ToArray();
        return !isFolder && (inFolder.Length == 0 || IsSeparator(path[path.Length - 1]))
            ? Messages.PathIsFolder
            : inFolder.Select(FindProblemInName).FirstOrDefault(problem => problem is not null);
    }

    private static string? FindProblemInName(string name) => name switch
    {
        "." or ".." => null,
        _ when IsDevice(name) => MessageText.Of(Messages.NameIsDevice, name),
        _ when name[name.Length - 1] is '.' or ' ' => MessageText.Of(Messages.NameEndsInDot, name),
        _ when name.IndexOf(':') >= 0 => MessageText.Of(Messages.NameHasColon, name),
        _ when name.FirstOrDefault(IsForbidden) is var letter and not '\0' => MessageText.Of(Messages.NameHasCharacter, name, letter),
        { Length: > LongestName } => MessageText.Of(Messages.NameTooLong, LongestName, name.Length),
        _ => null,
    };

    // A device keeps its meaning with an extension, with a colon and with trailing spaces: NUL.txt, COM1:, "CON ".
    private static bool IsDevice(string name)
    {
        var stem = name.Split('.', ':')[0].TrimEnd(' ');
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            || (stem.Length == 4 && stem[3] is (>= '0' and <= '9') or '¹' or '²' or '³'
                && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsForbidden(char letter) => letter < ' ' || Forbidden.IndexOf(letter) >= 0;

    private static bool IsSeparator(char letter) => letter is '\\' or '/';

    private static bool HasDrive(string path) =>
        path.Length > 1 && path[1] == ':' && path[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}

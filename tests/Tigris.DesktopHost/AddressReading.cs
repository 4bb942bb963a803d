using System;
using System.Reflection;

namespace Tigris.DesktopHost;

/// <summary>
/// Programs that were not built for .NET Framework 4.5 or later, among them powershell.exe, get the reading of URLs of 4.0: an escaped slash
/// is a slash. It cannot be asked for, so it is switched on where it is kept.
/// </summary>
internal static class AddressReading
{
    private const int UnescapeDotsAndSlashes = 0x2000000;

    public static void UseThatOfDotNetFramework40()
    {
        var http = typeof(UriParser).GetMethod("GetSyntax", BindingFlags.Static | BindingFlags.NonPublic).Invoke(null, new object[] { "http" });
        var flags = typeof(UriParser).GetField("m_Flags", BindingFlags.Instance | BindingFlags.NonPublic);
        flags.SetValue(http, Enum.ToObject(flags.FieldType, Convert.ToInt32(flags.GetValue(http)) | UnescapeDotsAndSlashes));
    }
}

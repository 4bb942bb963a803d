using System;
using System.Reflection;

namespace Tigris.DesktopHost;

/// <summary>
/// Programs that were not built for .NET Framework 4.5 or later, such as powershell.exe, parse URLs like version 4.0: an escaped slash
/// becomes a slash. No setting selects this mode, so this class sets the framework's internal field.
/// </summary>
internal static class AddressReading
{
    private const int UnescapeDotsAndSlashes = 0x2000000;

    public static void UseDotNetFramework40()
    {
        var http = typeof(UriParser).GetMethod("GetSyntax", BindingFlags.Static | BindingFlags.NonPublic).Invoke(null, new object[] { "http" });
        var flags = typeof(UriParser).GetField("m_Flags", BindingFlags.Instance | BindingFlags.NonPublic);
        flags.SetValue(http, Enum.ToObject(flags.FieldType, Convert.ToInt32(flags.GetValue(http)) | UnescapeDotsAndSlashes));
    }
}

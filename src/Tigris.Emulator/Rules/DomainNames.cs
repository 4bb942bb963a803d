using System.Text.RegularExpressions;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.Rules;

/// <summary>Validates fully qualified domain names. No DNS lookup takes place: the CNAME record is not checked.</summary>
internal static partial class DomainNames
{
    public static string Check(string name, string field) =>
        name.Length <= 253 && Fqdn().IsMatch(name)
            ? name
            : throw ApiException.BadRequest(field, "must be a fully qualified domain name, such as images.example.com");

    // The last label starts with a letter, which excludes IP addresses.
    [GeneratedRegex(@"^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])\z")]
    private static partial Regex Fqdn();
}

using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Tigris.PowerShell.Commands;

/// <summary>A folder of invoices, one JSON file a tenant and month.</summary>
internal sealed class InvoiceFolder
{
    private const int LongestName = 100;

    private readonly string _path;

    private InvoiceFolder(string path) => _path = path;

    /// <summary>Makes the folder where there is none, and tries whether files can be written there.</summary>
    /// <exception cref="TigrisFileException">They cannot.</exception>
    public static InvoiceFolder Open(string path) => UserFile.Access(path, () =>
    {
        Directory.CreateDirectory(path);
        var probe = Path.Combine(path, $".{Path.GetRandomFileName()}");
        ClientLoader.Factory.Files.Write(probe, [], overwrite: false);
        File.Delete(probe);
        return new InvoiceFolder(path);
    });

    /// <summary>Saves an invoice as it came: whole, or not at all. Returns the file's path.</summary>
    /// <exception cref="TigrisFileException">It could not be written.</exception>
    public string Save(InvoiceDocument document)
    {
        var path = Path.Combine(_path, $"{FileName(document.Invoice.OrganizationId)}-{document.Invoice.Month}.json");
        return UserFile.Access(path, () =>
        {
            ClientLoader.Factory.Files.Write(path, Encoding.UTF8.GetBytes(document.Json), overwrite: true);
            return path;
        });
    }

    /// <summary>
    /// An id as part of a file's name. What no file system minds stays as it is. Anything else gets a hash behind it, so that two ids never
    /// share a file: not where capitals count for nothing, nor where a name was cut short.
    /// </summary>
    private static string FileName(string organizationId)
    {
        var plain = new string([.. organizationId.ToLowerInvariant().Select(letter => IsPlain(letter) ? letter : '_').Take(LongestName)]);
        if (plain == organizationId)
        {
            return plain;
        }

        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(organizationId));
        return $"{plain}~{BitConverter.ToString(hash, 0, 8).Replace("-", "").ToLowerInvariant()}";
    }

    private static bool IsPlain(char letter) => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_';
}

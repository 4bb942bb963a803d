using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Tigris.Workflows;

/// <summary>A folder of invoices of one provider, one JSON file for each tenant and month.</summary>
internal sealed class InvoiceFolder
{
    private const int LongestName = 100;

    private readonly IOwnerOnlyFiles _files;

    private InvoiceFolder(IOwnerOnlyFiles files, string path)
    {
        _files = files;
        FullName = path;
    }

    /// <summary>The path of the folder.</summary>
    public string FullName { get; }

    /// <summary>Creates the folder if it doesn't exist, and checks that files can be written there.</summary>
    /// <param name="services">Files and JSON.</param>
    /// <param name="path">A path of the file system.</param>
    /// <param name="owner">The provider whose invoices it holds: the same id is another customer at another provider.</param>
    /// <exception cref="TigrisFileException">Files can't be written, or the folder holds the invoices of another provider.</exception>
    public static InvoiceFolder Open(LocalServices services, string path, JournalHeading owner) => FileOperation.Run(path, () =>
    {
        Directory.CreateDirectory(path);
        InvoiceFolderOwner.Claim(services, path, owner);
        var probe = Path.Combine(path, $".{Path.GetRandomFileName()}");
        services.Files.Write(probe, [], overwrite: false);
        File.Delete(probe);
        return new InvoiceFolder(services.Files, path);
    });

    /// <summary>Checks the folder for <c>-WhatIf</c>, and changes nothing.</summary>
    /// <exception cref="TigrisFileException">It is a file, or holds the invoices of another provider.</exception>
    public static void Check(IJsonSerializer json, string path, JournalHeading owner) => FileOperation.Run(path, () =>
    {
        if (File.Exists(path))
        {
            throw new IOException(Messages.FileNoFolder);
        }

        InvoiceFolderOwner.Check(json, path, owner);
    });

    /// <summary>Returns the path of an invoice's file.</summary>
    public string PathOf(string organizationId, string month) => Path.Combine(FullName, $"{FileName(organizationId)}-{month}.json");

    /// <summary>Saves an invoice as the server sent it: whole, or not at all. Returns the file's path.</summary>
    /// <exception cref="TigrisFileException">It can't be written.</exception>
    public string Save(string organizationId, string month, InvoiceDocument document)
    {
        var path = PathOf(organizationId, month);
        return FileOperation.Run(path, () =>
        {
            _files.Write(path, Encoding.UTF8.GetBytes(document.Json), overwrite: true);
            return path;
        });
    }

    /// <summary>
    /// Returns an id as part of a file's name. Letters that every file system accepts stay. Any other id gets a hash behind it, so that two ids
    /// never share a file: not on a file system that ignores case, and not if a name was shortened.
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

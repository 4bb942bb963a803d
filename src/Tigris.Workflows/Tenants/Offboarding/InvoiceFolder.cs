using System.IO;
using System.Text;

namespace Tigris.Workflows;

/// <summary>A folder of invoices of one provider, one JSON file for each tenant and month.</summary>
internal sealed class InvoiceFolder
{
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
    /// <param name="owner">The provider of the invoices. The same id belongs to another customer at another provider.</param>
    /// <exception cref="TigrisFileException">Files can't be written, or the folder holds the invoices of another provider.</exception>
    public static InvoiceFolder Open(LocalServices services, string path, JournalHeading owner) => FileOperation.Run(path, () =>
    {
        InvoiceFolderOwner.Check(services.Json, path, owner);
        NewFolder.Run(path, () =>
        {
            var probe = Path.Combine(path, $".{Path.GetRandomFileName()}");
            services.Files.Write(probe, [], overwrite: false);
            File.Delete(probe);
            InvoiceFolderOwner.Claim(services, path, owner);
        });
        return new InvoiceFolder(services.Files, path);
    });

    /// <summary>Checks the folder for <c>-WhatIf</c>, and changes nothing.</summary>
    /// <exception cref="TigrisFileException">The path is a file, or the folder contains the invoices of another provider.</exception>
    public static void Check(IJsonSerializer json, string path, JournalHeading owner) => FileOperation.Run(path, () =>
    {
        if (File.Exists(path))
        {
            throw new IOException(Messages.FileNoFolder);
        }

        InvoiceFolderOwner.Check(json, path, owner);
    });

    /// <summary>Returns the path of an invoice's file.</summary>
    public string PathOf(string organizationId, string month) => Path.Combine(FullName, $"{FileNames.Of(organizationId)}-{month}.json");

    /// <summary>Saves an invoice as the server sent it: whole, or not at all. Returns the file's path.</summary>
    /// <exception cref="TigrisFileException">The file can't be written.</exception>
    public string Save(string organizationId, string month, InvoiceDocument document)
    {
        var path = PathOf(organizationId, month);
        return FileOperation.Run(path, () =>
        {
            _files.Write(path, Encoding.UTF8.GetBytes(document.Json), overwrite: true);
            return path;
        });
    }
}

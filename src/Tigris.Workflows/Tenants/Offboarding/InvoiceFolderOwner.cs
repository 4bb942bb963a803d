using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Tigris.Workflows;

/// <summary>
/// The file that names the provider of a folder of invoices. It is in a subfolder, so that the folder itself contains only invoices.
/// </summary>
internal static class InvoiceFolderOwner
{
    private const string Folder = ".tigris";
    private const string FileName = "invoices.json";

    /// <summary>Writes the file in a folder without one.</summary>
    /// <exception cref="TigrisFileException">The folder belongs to another provider.</exception>
    public static void Claim(LocalServices services, string path, JournalHeading owner)
    {
        if (!Check(services.Json, path, owner))
        {
            NewFolder.Run(Path.Combine(path, Folder), () => Write(services, path, owner));
        }
    }

    private static void Write(LocalServices services, string path, JournalHeading owner)
    {
        try
        {
            services.Files.Write(PathOf(path), services.Json.SerializeToUtf8(owner.ToLine()), overwrite: false);
        }
        catch (IOException) when (File.Exists(PathOf(path)))
        {
            // Another run has written the file in the meantime.
            Check(services.Json, path, owner);
        }
    }

    /// <summary>Returns true if the folder belongs to this provider, and false if it has no such file.</summary>
    /// <exception cref="TigrisFileException">The folder belongs to another provider, or its file can't be read.</exception>
    public static bool Check(IJsonSerializer json, string path, JournalHeading owner)
    {
        var mark = PathOf(path);
        if (!File.Exists(mark))
        {
            return false;
        }

        var found = Read(json, mark);
        return found.IsSameAs(owner)
            ? true
            : throw new TigrisFileException(
                "InvoiceFolderMismatch",
                MessageText.Of(Messages.InvoiceFolderMismatch, path, found.ProviderId, found.Endpoint, owner.ProviderId, owner.Endpoint),
                path);
    }

    private static JournalHeading Read(IJsonSerializer json, string mark)
    {
        try
        {
            return json.Parse(File.ReadAllText(mark, Encoding.UTF8)) is IReadOnlyDictionary<string, object?> line
                ? JournalHeading.Read(line)
                : throw new FormatException(Messages.JournalNoObject);
        }
        catch (FormatException exception)
        {
            throw new TigrisFileException("JournalUnreadable", MessageText.Of(Messages.JournalUnreadable, mark, 1, exception.Message.TrimEnd('.')), mark, exception);
        }
    }

    private static string PathOf(string path) => Path.Combine(path, Folder, FileName);
}

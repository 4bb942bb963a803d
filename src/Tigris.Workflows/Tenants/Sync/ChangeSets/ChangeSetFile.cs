using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Tigris.Workflows;

/// <summary>
/// A change set in a file: JSON with one change on each line, so that a pull request shows it well. The hash is that of the content and not of the
/// text, so that line ends, a byte order mark and the order of members don't matter.
/// </summary>
internal static class ChangeSetFile
{
    private const string ErrorId = "InvalidChangeSet";
    private const int LargestSize = 256 * 1024 * 1024;

    /// <summary>Prepares to write a file, and tests if it can be written.</summary>
    /// <exception cref="TigrisFileException">The file can't be written, or exists and isn't a change set. It is unchanged.</exception>
    public static IFileReplacement Prepare(LocalServices services, string path)
    {
        FileOperation.Run(path, () => RequireReplaceable(services, path));
        return FileOperation.Run(path, () => services.Files.Replace(path, overwrite: true, force: false));
    }

    /// <summary>Writes a change set. Returns its hash.</summary>
    public static string Write(IFileReplacement file, ChangeSet set, IJsonSerializer json)
    {
        var members = ChangeSetGraph.Write(set);
        var hash = HashOf(members, json);
        members.Add(new(ChangeSetMember.Sha256, hash));
        var text = "{\n" + string.Join(",\n", members.Select(member => $"{json.Serialize(member.Key)}: {Lines(member.Value, json)}")) + "\n}\n";
        FileOperation.Run(file.Path, () => file.Commit(Encoding.UTF8.GetBytes(text)));
        return hash;
    }

    /// <summary>Reads a change set.</summary>
    /// <param name="services">JSON and its schemas.</param>
    /// <param name="path">The path of the file system.</param>
    /// <param name="given">The path as the user gave it.</param>
    /// <exception cref="TigrisArgumentException">The file can't be read, isn't a change set, or was changed after it was written.</exception>
    public static ChangeSet Read(StateServices services, string path, string given)
    {
        var text = TextFile.Decode(TextFile.Read(path, given, LargestSize, ErrorId), given, ErrorId);
        var problems = new StateProblems(_ => { });
        if (!services.Check(text, StateSchemas.ChangeSet, problems, null))
        {
            throw Invalid(given, problems.Text);
        }

        var graph = (IReadOnlyDictionary<string, object?>)services.Local.Json.Parse(text)!;
        var content = graph.Where(member => member.Key is not (ChangeSetMember.Sha256 or "$schema"));
        if ((string)graph[ChangeSetMember.Sha256]! != HashOf(content, services.Local.Json))
        {
            throw Invalid(given, Messages.ChangeSetTampered);
        }

        try
        {
            return ChangeSetGraph.Read(graph);
        }
        catch (FormatException exception)
        {
            throw Invalid(given, exception.Message);
        }
    }

    private static string HashOf(IEnumerable<KeyValuePair<string, object?>> members, IJsonSerializer json) =>
        Sha256Hash.HexOf(json.SerializeToUtf8(StateValue.Sorted(members))).ToUpperInvariant();

    // Each item of a list is on its own line.
    private static string Lines(object? value, IJsonSerializer json) => value is List<object?> { Count: > 0 } items
        ? "[\n  " + string.Join(",\n  ", items.Select(json.Serialize)) + "\n]"
        : json.Serialize(value);

    private static void RequireReplaceable(LocalServices services, string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
        {
            return;
        }

        const int beginning = 4096;
        using var stream = services.Files.OpenShared(path);
        var start = new byte[beginning];
        var text = Encoding.UTF8.GetString(start, 0, stream.Read(start, 0, start.Length));
        if (!text.Contains($"\"{ChangeSetMember.CreatedAt}\"") || !text.Contains($"\"{ChangeSetMember.Count}\""))
        {
            throw new TigrisFileException("NotChangeSet", MessageText.Of(Messages.NotChangeSet, path), path);
        }
    }

    private static TigrisArgumentException Invalid(string path, string reason) => new(ErrorId, MessageText.Of(Messages.ChangeSetInvalid, path, reason), path);
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A policy as JSON text, or as a file with JSON text.</summary>
internal sealed class PolicyText
{
    // Far more than a policy may have. Without a limit, a device such as /dev/zero is read until the memory is full.
    private const int MaxBytes = 1024 * 1024;

    private readonly string _text;

    private PolicyText(string text, bool isFile)
    {
        _text = text;
        Path = isFile ? text : null;
    }

    /// <summary>The path as it was given; null for JSON text.</summary>
    public string? Path { get; }

    /// <summary>Returns the policy if the value is text, lines of text, or a file; otherwise, null.</summary>
    public static PolicyText? Of(object? value) => value switch
    {
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text => new(text, !IsJson(text)),
        FileInfo file => new(file.FullName, isFile: true),
        _ when PolicyMembers.Items(value) is { Length: > 0 } lines && lines.All(line => line is string) => Of(string.Join("\n", lines)),
        _ => null,
    };

    /// <summary>Returns the content as a plain graph.</summary>
    /// <param name="session">The session whose location relative paths refer to.</param>
    /// <exception cref="TigrisArgumentException">The file doesn't exist, or the content isn't JSON.</exception>
    public object? Read(SessionState session)
    {
        var json = Path is null ? _text : ReadFile(session);
        var origin = Path is null ? Messages.DocumentText : $"'{Path}'";
        if (!IsJson(json))
        {
            throw PolicyDocuments.Invalid(MessageText.Of(Messages.DocumentNoJson, origin, Messages.DocumentBeginning), Path);
        }

        try
        {
            return ClientLoader.Json.Parse(json);
        }
        catch (FormatException exception)
        {
            throw PolicyDocuments.Invalid(MessageText.Of(Messages.DocumentNoJson, origin, exception.Message), Path, exception);
        }
    }

    // A path of another provider, such as env:POLICY.
    private string ReadItem(SessionState session)
    {
        var lines = new List<string>();
        foreach (var reader in session.InvokeProvider.Content.GetReader(WildcardPattern.Escape(Path)))
        {
            using (reader)
            {
                for (var block = reader.Read(1); block is { Count: > 0 }; block = reader.Read(1))
                {
                    lines.AddRange(block.Cast<object?>().Select(line => line?.ToString() ?? ""));
                }
            }
        }

        return string.Join("\n", lines);
    }

    private static bool IsJson(string text) => text.TrimStart() is { Length: > 0 } json && json[0] is ('{' or '[');

    private string ReadFile(SessionState session)
    {
        try
        {
            var (path, provider) = UserFile.Locate(session, Path!);
            return provider != UserFile.FileSystem ? ReadItem(session)
                : File.Exists(path) || Directory.Exists(path) ? TextFile.Decode(TextFile.Read(path, Path!, MaxBytes, PolicyDocuments.ErrorId), Path!, PolicyDocuments.ErrorId)
                : throw new FileNotFoundException();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or ItemNotFoundException)
        {
            throw PolicyDocuments.Invalid(MessageText.Of(Messages.DocumentNoFile, Path), Path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException or PSInvalidOperationException or SessionStateException)
        {
            throw PolicyDocuments.Invalid(MessageText.Of(Messages.DocumentUnreadable, Path, exception.Message), Path, exception);
        }
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>The states of the tenants in a journal.</summary>
internal static class OffboardingStates
{
    /// <summary>Reads a journal while another process may write to it.</summary>
    /// <exception cref="TigrisFileException">It can't be read, or isn't a journal.</exception>
    public static IReadOnlyList<OffboardingState> Read(string path, Action<string> warn)
    {
        var content = UserFile.Access(path, () =>
        {
            using var stream = ClientLoader.Factory.Files.OpenShared(path);
            JournalContent.ReadHeading(path, stream);
            stream.Seek(0, SeekOrigin.Begin);
            return JournalContent.Read(path, stream);
        });
        if (content.IsTorn)
        {
            warn(Text.Of(Messages.JournalUnfinished, path));
        }

        return content.Heading is { } heading ? [.. content.Records.Select(record => record.ToState(path, heading))] : [];
    }
}

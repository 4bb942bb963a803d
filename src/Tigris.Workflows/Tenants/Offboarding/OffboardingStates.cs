using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The states of the tenants in a journal.</summary>
internal static class OffboardingStates
{
    /// <summary>Reads a journal while another process may write to it.</summary>
    /// <exception cref="TigrisFileException">The file can't be read, or isn't a journal.</exception>
    public static IReadOnlyList<OffboardingState> Read(LocalServices services, string path, Action<string> warn)
    {
        var content = FileOperation.Run(path, () =>
        {
            using var stream = services.Files.OpenShared(path);
            JournalContent.ReadHeading(services.Json, path, stream);
            stream.Seek(0, SeekOrigin.Begin);
            return JournalContent.Read(services.Json, path, stream);
        });
        if (content.IsIncomplete)
        {
            warn(MessageText.Of(Messages.JournalUnfinished, path));
        }

        return content.Heading is { } heading ? [.. content.Records.Select(record => record.ToState(path, heading))] : [];
    }
}

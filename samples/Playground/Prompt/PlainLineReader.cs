using System;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Playground.Prompt;

/// <summary>
/// Lines from a file or a pipe, or from a terminal without editing. Lines from a file or a pipe are shown, so that the output reads like a
/// session.
/// </summary>
internal sealed class PlainLineReader : ILineReader
{
    public async Task<string?> ReadAsync(string prompt, CancellationToken cancellationToken)
    {
        Console.Write(prompt);
        var line = await Console.In.ReadLineAsync(cancellationToken);
        if (line is null || Console.IsInputRedirected)
        {
            Console.WriteLine(line);
        }

        return line;
    }
}

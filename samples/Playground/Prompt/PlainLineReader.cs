using System;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Playground.Prompt;

/// <summary>Lines from a file or a pipe, which are shown so that the output reads as a session; or from a terminal that can do no more.</summary>
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

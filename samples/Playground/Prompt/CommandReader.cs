using System;
using System.Linq;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Playground.Prompt;

/// <summary>Reads whole commands. It adds lines until each opened brace and quote is closed.</summary>
internal sealed class CommandReader(ILineReader lines)
{
    /// <summary>Reads a command; null at the end of the input.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        var command = await lines.ReadAsync("PS> ", cancellationToken);
        while (command is not null && IsOpen(command))
        {
            var more = await lines.ReadAsync(">> ", cancellationToken);
            // An empty line ends a command that isn't complete. The parser then reports the error.
            if (string.IsNullOrWhiteSpace(more))
            {
                break;
            }

            command += Environment.NewLine + more;
        }

        return command;
    }

    private static bool IsOpen(string command)
    {
        Parser.ParseInput(command, out _, out var errors);
        return errors.Any(error => error.IncompleteInput);
    }
}

using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Playground.Prompt;

/// <summary>The source of typed lines.</summary>
internal interface ILineReader
{
    /// <summary>Reads a line; null at the end of the input.</summary>
    Task<string?> ReadAsync(string prompt, CancellationToken cancellationToken);
}

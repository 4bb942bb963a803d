using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Playground.Prompt;

/// <summary>Where typed lines come from.</summary>
internal interface ILineReader
{
    /// <summary>Reads a line; null at the end of the input.</summary>
    Task<string?> ReadAsync(string prompt, CancellationToken cancellationToken);
}

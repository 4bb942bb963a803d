using System.Collections.Generic;

namespace Tigris.PowerShell.Tests.Force;

/// <summary>The figures of all rounds.</summary>
internal sealed class ForceTotals
{
    public int Rounds { get; set; }

    public int Secrets { get; set; }

    public int InFiles { get; set; }

    public int InOutput { get; set; }

    /// <summary>Secrets that only a message or a pending line names.</summary>
    public int Named { get; set; }

    public int Changes { get; set; }

    public int Reported { get; set; }

    public List<string> Lost { get; } = [];

    public List<string> Unreported { get; } = [];

    public override string ToString() =>
        $"{Rounds} rounds. Secrets returned: {Secrets}, in files: {InFiles}, in output: {InOutput}, named: {Named}, lost: {Lost.Count}. "
        + $"Changes made: {Changes}, reported: {Reported}, unreported: {Unreported.Count}.";
}

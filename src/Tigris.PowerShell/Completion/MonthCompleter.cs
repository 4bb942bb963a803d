using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>Completes the current month and the year before it, the latest first. The clock of the connection determines the current month.</summary>
internal sealed class MonthCompleter : TigrisCompleter
{
    private protected override IEnumerable<CompletionItem> Choose(TypedCommand typed, CompletionWord word)
    {
        if (typed.Connection() is not { } connection)
        {
            return [];
        }

        var running = Month.StartOf(connection.Client().UtcNow);
        var months = Enumerable.Range(0, 13).Select(back => running.AddMonths(-back)).Select(month =>
        {
            var name = month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
            return new CompletionItem(Month.Of(month), name, month == running ? MessageText.Of(Messages.HintRunningMonth, name) : name);
        });
        return Fitting([.. months], word);
    }
}

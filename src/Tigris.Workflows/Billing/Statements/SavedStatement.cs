using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Members = System.Collections.Generic.Dictionary<string, object?>;

namespace Tigris.Workflows;

/// <summary>A statement that ConvertTo-Json wrote to a file.</summary>
internal sealed class SavedStatement
{
    private SavedStatement(Members members)
    {
        OrganizationId = Text(members, "OrganizationId");
        Month = Text(members, "Month");
        Currency = Text(members, "Currency");
        PriceBookSha256 = Text(members, "PriceBookSha256");
        StartingOn = Time(members, "StartingOn") ?? throw Invalid(MessageText.Of(Messages.SavedNoMember, "StartingOn"));
        EndingBefore = Time(members, "EndingBefore") ?? Workflows.Month.StartOf(Month).AddMonths(1);
        UsageSha256 = OptionalText(members, "UsageSha256");
        IsCorrection = members.TryGetValue("IsCorrection", out var correction) && correction is true;
        IsFinal = members.TryGetValue("IsFinal", out var final) && final is true;
        Cost = Number(members, "Cost");
        Lines = [.. (members.TryGetValue("Lines", out var lines) && lines is List<object?> list ? list : throw Invalid(Messages.SavedNoLines)).Select(ReadLine)];
        if (Number(members, "Total") is not { } total || total != Lines.Sum(line => line.Amount))
        {
            throw Invalid(MessageText.Of(Messages.SavedTotal, OrganizationId, Month));
        }
    }

    public string OrganizationId { get; }

    public string Month { get; }

    public string Currency { get; }

    public string PriceBookSha256 { get; }

    /// <summary>The first billed midnight. Several contracts of a month have several statements.</summary>
    public DateTimeOffset StartingOn { get; }

    /// <summary>The midnight after the last billed day.</summary>
    public DateTimeOffset EndingBefore { get; }

    public string? UsageSha256 { get; }

    public bool IsCorrection { get; }

    public bool IsFinal { get; }

    public decimal? Cost { get; }

    public IReadOnlyList<StatementLine> Lines { get; }

    /// <summary>Reads a statement or a list of statements.</summary>
    /// <exception cref="TigrisArgumentException">The graph is something else.</exception>
    public static IEnumerable<SavedStatement> ReadAll(object? graph) => graph switch
    {
        List<object?> items => items.SelectMany(ReadAll),

        // Windows PowerShell 5.1 wraps some lists in an object.
        Members wrapper when wrapper.TryGetValue("value", out var items) && wrapper.ContainsKey("Count") => ReadAll(items),
        Members members => [new SavedStatement(members)],
        _ => throw Invalid(Messages.SavedNoStatement),
    };

    private static StatementLine ReadLine(object? line) => line is Members members
        ? new StatementLine
        {
            Kind = Kind(members, "Kind") ?? throw Invalid(Messages.SavedNoLines),
            CorrectedKind = Kind(members, "CorrectedKind"),
            Description = Text(members, "Description"),
            Metric = OptionalText(members, "Metric"),
            MetricId = OptionalText(members, "MetricId"),
            Unit = OptionalText(members, "Unit"),
            Tier = OptionalText(members, "Tier"),
            Quantity = Number(members, "Quantity"),
            Amount = Number(members, "Amount") ?? throw Invalid(Messages.SavedNoLines),
        }
        : throw Invalid(Messages.SavedNoLines);

    // ConvertTo-Json writes an enumeration as a number or, on request, as its name.
    private static StatementLineKind? Kind(Members members, string name) => members.TryGetValue(name, out var value) ? value switch
    {
        long number when Enum.IsDefined(typeof(StatementLineKind), (int)number) => (StatementLineKind)number,
        string text when Enum.TryParse(text, out StatementLineKind kind) && Enum.IsDefined(typeof(StatementLineKind), kind) => kind,
        null => null,
        _ => throw Invalid(Messages.SavedNoLines),
    }
    : null;

    private static string Text(Members members, string name) =>
        OptionalText(members, name) ?? throw Invalid(MessageText.Of(Messages.SavedNoMember, name));

    private static string? OptionalText(Members members, string name) => members.TryGetValue(name, out var value) ? value as string : null;

    private static DateTimeOffset? Time(Members members, string name) =>
        DateTimeOffset.TryParse(OptionalText(members, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static decimal? Number(Members members, string name) => members.TryGetValue(name, out var value) ? value switch
    {
        long whole => whole,
        decimal number => number,
        null => null,
        _ => throw Invalid(MessageText.Of(Messages.SavedNoMember, name)),
    }
    : null;

    private static TigrisArgumentException Invalid(string message) => new("InvalidStatementFile", message, null);
}

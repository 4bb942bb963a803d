using System;
using System.Globalization;
using System.Text;

namespace Tigris.Emulator;

/// <summary>
/// A fault: its action, the matching requests, and its frequency. The text form is
/// <c>KIND[=VALUE][:PERCENT%][:xCOUNT][:OPERATION][:METHOD][:/PATH]</c>, as in <c>503:5%</c> or <c>lost:x1:CreateAccessKey</c>.
/// <c>docs/emulator.md</c> lists the kinds.
/// </summary>
/// <param name="Action">The action.</param>
public sealed record Fault(FaultAction Action)
{
    /// <summary>The percentage of matching requests that the fault hits, above 0 and at most 100.</summary>
    public decimal Percent { get; init; } = 100;

    /// <summary>The number of requests after which the fault ends; null for no end.</summary>
    public int? Count { get; init; }

    /// <summary>The operation of matching requests: <c>Tigris_GetUsage</c> or <c>GetUsage</c>, <c>S3_PutObject</c> or <c>PutObject</c>.</summary>
    public string? OperationId { get; init; }

    /// <summary>The method of matching requests.</summary>
    public string? Method { get; init; }

    /// <summary>A text that the raw target of matching requests contains.</summary>
    public string? TargetContains { get; init; }

    /// <summary>Parses the text of a fault. Throws <see cref="FormatException"/> with a message for the user.</summary>
    public static Fault Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        // The path is last, because paths can contain colons.
        var path = text.IndexOf(":/", StringComparison.Ordinal);
        var parts = (path < 0 ? text : text[..path]).Split(':');
        var fault = new Fault(FaultKinds.Parse(parts[0])) { TargetContains = path < 0 ? null : text[(path + 1)..] };
        foreach (var part in parts.AsSpan(1)) fault = fault.With(part);
        return fault;
    }

    /// <summary>Returns the text that <see cref="Parse"/> reads.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Action);
        if (Percent != 100) text.Append(CultureInfo.InvariantCulture, $":{Percent}%");
        if (Count is { } count) text.Append(CultureInfo.InvariantCulture, $":x{count}");
        if (OperationId is not null) text.Append(':').Append(Operations.ShortName(OperationId));
        if (Method is not null) text.Append(':').Append(Method.ToUpperInvariant());
        if (TargetContains is not null) text.Append(':').Append(TargetContains);
        return text.ToString();
    }

    internal bool Matches(EmulatorRequest request) =>
        (OperationId is null || OperationId == request.OperationId)
        && (Method is null || Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
        && (TargetContains is null || request.RawTarget.Contains(TargetContains, StringComparison.Ordinal));

    private Fault With(string part) => part switch
    {
        "GET" or "POST" or "PUT" or "DELETE" => this with { Method = part },
        [.. var number, '%'] => this with { Percent = FaultValue.Percent(number) },
        ['x', .. var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 =>
            this with { Count = count },
        [(>= 'A' and <= 'Z'), ..] => this with { OperationId = part },
        _ => throw new FormatException(
            $"'{part}' is not a percentage (5%), a count (x3), an operation (GetUsage), a method (POST) or a part of the path (/orgs/acme)"),
    };
}

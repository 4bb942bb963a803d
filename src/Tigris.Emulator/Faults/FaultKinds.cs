using System;
using System.Linq;

namespace Tigris.Emulator;

/// <summary>The kinds of faults by their names.</summary>
internal static class FaultKinds
{
    private const string After = "-after";

    private static readonly Kind[] All =
    [
        new("latency", "200ms", value => FaultAction.Delay(FaultValue.Duration(value))),
        new("refuse", "1s", value => FaultAction.RefuseConnections(FaultValue.Duration(value))),
        new("reset", null, _ => FaultAction.ResetBeforeHandling()),
        new("reset-after", null, _ => FaultAction.ResetAfterHandling()),
        new("lost", null, _ => FaultAction.AbortAfterHandling()),
        new("hang", null, _ => FaultAction.Hang()),
        new("hang-after", null, _ => FaultAction.HangAfterHandling()),
        new("slow-body", "5s", value => FaultAction.SlowBody(FaultValue.Duration(value))),
        new("truncated-body", null, _ => FaultAction.TruncatedBody()),
        new("oversized-body", "100MB", value => FaultAction.OversizedBody(FaultValue.Size(value))),
        new("html", "200", value => FaultAction.Html(FaultValue.Status(value))),
        new("content-type", "text/plain", FaultAction.ContentType),
        new("clock-skew", "10m", value => FaultAction.ClockSkew(FaultValue.SignedDuration(value))),
        new("stale", "2s", value => FaultAction.Stale(FaultValue.Duration(value))),
    ];

    /// <summary>The names, for error messages.</summary>
    public static string Names => string.Join(", ", All.Select(kind => kind.Name));

    /// <summary>Parses <c>KIND[=VALUE]</c>. A status is a kind too.</summary>
    public static FaultAction Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? text : text[..equals];
        var value = equals < 0 ? null : text[(equals + 1)..];
        if (name.Length > 0 && char.IsAsciiDigit(name[0])) return Answer(name, value);
        var kind = All.FirstOrDefault(kind => kind.Name == name)
            ?? throw new FormatException($"'{name}' is not a kind of fault. The kinds are a status (503, or 503{After}), {Names}");
        if (value is not null && kind.Default is null) throw new FormatException($"{name} can't have a value");
        return kind.Make(value ?? kind.Default ?? "");
    }

    private static FaultAction Answer(string name, string? value)
    {
        var after = name.EndsWith(After, StringComparison.Ordinal);
        var status = FaultValue.Status(after ? name[..^After.Length] : name);
        var asDate = value?.StartsWith("date+", StringComparison.Ordinal) == true;
        var wait = value is null ? (TimeSpan?)null : FaultValue.Duration(asDate ? value["date+".Length..] : value);
        return after
            ? FaultAction.AnswerAfterHandling(status, wait, asDate)
            : FaultAction.Answer(status, wait, retryAfterAsDate: asDate);
    }

    private sealed record Kind(string Name, string? Default, Func<string, FaultAction> Make);
}

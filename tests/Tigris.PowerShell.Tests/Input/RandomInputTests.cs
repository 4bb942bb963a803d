using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Numerics;
using System.Reflection;
using System.Threading;
using CsCheck;
using Tigris.PowerShell.Tests.Conventions;

namespace Tigris.PowerShell.Tests.Input;

/// <summary>Checks random values against separate arithmetic. Each value is read exactly or refused.</summary>
public sealed class RandomInputTests
{
    private const int Cases = 100_000;

    private static readonly string[] Pieces =
    [
        "0", "1", "5", "9", "007", "1024", "1048576", "9223372036854775807", "9223372036854775808", ".", ",", "-", "+", " ", "\t", "\u00A0", "\u200B", "e", "E", "0x", "'", "_", "B", "KB", "kb",
        "MiB", "gib", "TB", "PB", "PiB", "EB", "K", "i", "unlimited", "no limit", "UNLIMITED", "NaN", "\u0661", "\uFF15", "\u212A", "\u0130", "\u0131", "%", "\n",
    ];

    private static readonly string[] Hidden =
        [" ", "\t", "\u00A0", "\u200B", "\u200C", "\u200D", "\u200E", "\u202E", "\u2060", "\u2066", "\uFEFF", "\uFFFD", "\u00AD", "\u3164", "\uFE0F", "\U000E0041", "\u061C", "\u0600", "\n", "\0", "\u0085", "\u2028"];

    private static readonly Assembly Product = Surface.Cmdlets[0].ImplementingType.Assembly;
    private static readonly Assembly Workflows = Assembly.LoadFrom(Path.Combine(Path.GetDirectoryName(Product.Location)!, "Tigris.Workflows.dll"));

    private static readonly Gen<object> Numbers = Gen.OneOf<object>(
        Gen.Int.Select(value => (object)value), Gen.Long.Select(value => (object)value), Gen.ULong.Select(value => (object)value), Gen.Double.Select(value => (object)value),
        Gen.Float.Select(value => (object)value), Gen.Decimal.Select(value => (object)value), Gen.Short.Select(value => (object)value), Gen.SByte.Select(value => (object)value),
        Gen.Long[0, 1L << 60].Select(value => (object)(double)value), Gen.Long[-5, 5].Select(value => (object)(value / 2.0)), Gen.Long.Select(value => (object)(new BigInteger(value) * 3)),
        Gen.Bool.Select(value => (object)value), Gen.Char.Select(value => (object)value), Gen.DateTime.Select(value => (object)value), Gen.TimeSpan.Select(value => (object)value),
        Gen.Guid.Select(value => (object)value), Gen.Int[0, 6].Select(value => (object)(DayOfWeek)value));

    private static readonly Gen<string> Texts = Gen.Frequency(
        (4, Gen.OneOf(Pieces).Array[1, 4].Select(string.Concat)), (2, Gen.Long[0, 2000].Select(value => value.ToString(CultureInfo.InvariantCulture))), (1, Gen.String[Gen.Char, 0, 6]),
        (2, Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 999], Gen.OneOf(Pieces)).Select((whole, part, unit) => $"{whole}.{part}{unit}")));

    private static readonly Gen<object> Any = Gen.Frequency((2, Texts.Select(value => (object)value)), (2, Numbers), (1, Texts.Select(value => (object)new PSObject(value))));

    private delegate bool Reader(object? value, out long number);

    [Invariant("exact-input")]
    [Fact]
    public void A_random_size_is_read_exactly_or_refused() => Check(Any, value => Exact(Method<Reader>("Size"), value, allowUnit: true));

    [Fact]
    public void A_random_count_is_read_exactly_or_refused() => Check(Any, value => Exact(Method<Reader>("WholeNumber"), value, allowUnit: false));

    [Invariant("exact-input")]
    [Fact]
    public void A_random_date_is_that_instant_or_refused()
    {
        var midnight = (Func<object, DateTimeOffset>)Delegate.CreateDelegate(typeof(Func<object, DateTimeOffset>), Static("UtcMidnight", "Require", typeof(object)));
        var month = (Func<string, string>)Delegate.CreateDelegate(typeof(Func<string, string>), Static("Month", "Require", typeof(string)));
        var transform = (ArgumentTransformationAttribute)Activator.CreateInstance(Product.GetType("Tigris.PowerShell.MonthAttribute")!)!;
        var days = Gen.Select(Gen.Int[1, 3_600_000], Gen.OneOf(DateTimeKind.Local, DateTimeKind.Utc, DateTimeKind.Unspecified))
            .Select((day, kind) => (object)new DateTime(DateTime.MinValue.AddDays(day).Ticks, kind));
        var offsets = Gen.Select(Gen.Int[2, 3_600_000], Gen.Int[-14 * 4, 14 * 4], Gen.Int[-3, 3])
            .Select((day, quarter, hours) => (object)new DateTimeOffset(DateTime.MinValue.AddDays(day).AddHours(hours), TimeSpan.FromMinutes(15 * quarter)));
        var texts = Gen.Select(Gen.Int[1, 9999], Gen.Int[0, 13], Gen.Int[0, 32], Gen.OneOf("", "Z", "T00:00:00", "T00:00:00Z", "T00:00:00+02:00", "T22:00:00-02:00", " 00:00", "\u0661"))
            .Select((year, number, day, tail) => (object)$"{year:D4}-{number:D2}-{day:D2}{tail}");
        Check(Gen.Frequency((1, days), (1, offsets), (1, texts), (1, Any)), value =>
        {
            var instant = Instant(value);
            if (Try(() => midnight(value)) is { } read && (read.Offset != TimeSpan.Zero || read.TimeOfDay != TimeSpan.Zero || read != instant))
            {
                return false;
            }

            var text = value is string or PSObject ? value.ToString() : transform.Transform(null!, value) as string;
            return Try(() => month(text ?? "")) is not { } start
                || start == instant?.ToUniversalTime().ToString("yyyy-MM", CultureInfo.InvariantCulture) || start == text?.Trim();
        });
    }

    [Invariant("exact-input")]
    [Fact]
    public void A_random_new_name_shows_all_of_its_characters_or_is_refused()
    {
        var identity = (Func<string, string, string>)Delegate.CreateDelegate(typeof(Func<string, string, string>), Static("NewName", "RequireIdentity", typeof(string), typeof(string)));
        var display = (Func<string, string, string>)Delegate.CreateDelegate(typeof(Func<string, string, string>), Static("NewName", "RequireDisplayName", typeof(string), typeof(string)));
        var letters = Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char), 0, 5];
        var names = Gen.Frequency((3, Gen.Select(letters, Gen.OneOf(Hidden), letters).Select((before, hidden, after) => before + hidden + after)), (1, letters));
        Check(names, name =>
        {
            var asIdentity = Try(() => identity(name, "OrganizationId"));
            var asName = Try(() => display(name, "OrganizationName"));
            return (asIdentity is null || (asIdentity == name && !IsSuspect(name, isName: false))) && (asName is null or "" || (asName == name && !IsSuspect(name, isName: true)));
        });
    }

    private static bool IsSuspect(string name, bool isName) =>
        name.Trim() != name || name.Contains('\uFFFD', StringComparison.Ordinal) || name.EnumerateRunes().Any(rune =>
            System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || rune.Value is 0x00A0 or 0x202F or 0x3164 or 0x200B or 0x2060 or 0xFEFF or 0x202E or 0x2066 or 0x061C or 0x200E
            || (!isName && (System.Text.Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value == 0xFE0F)));

    private static bool Exact(Reader read, object value, bool allowUnit)
    {
        if (!read(value, out var number))
        {
            return true;
        }

        return (value is PSObject wrapped ? wrapped.BaseObject : value) switch
        {
            string text => number >= 0 && Means(text.Trim(' ', '\t'), number, allowUnit),
            double real => real == number && Math.Abs(real) <= 1L << 53,
            float real => (double)real == number,
            decimal real => real == number,
            int or long or short or sbyte => Convert.ToInt64(value, CultureInfo.InvariantCulture) == number,
            ulong whole => whole == (ulong)number,
            BigInteger whole => whole == number,
            _ => false,
        };
    }

    // Compares digits * 1024^power with number * 10^places: no parser of the platform is involved.
    private static bool Means(string text, long number, bool allowUnit)
    {
        if (allowUnit && text.ToLowerInvariant() is "unlimited" or "no limit")
        {
            return number == 0;
        }

        var digits = new BigInteger(0);
        var (places, index, inPart) = (0, 0, false);
        for (; index < text.Length && (text[index] is (>= '0' and <= '9') or '.'); index++)
        {
            (inPart, places) = text[index] == '.' ? (true, places) : (inPart, places + (inPart ? 1 : 0));
            digits = text[index] == '.' ? digits : (digits * 10) + (text[index] - '0');
        }

        var unit = text[index..].TrimStart(' ');
        var power = unit.Length == 0 || unit is "B" or "b" ? 0 : "KMGTP".IndexOf(char.ToUpperInvariant(unit[0]), StringComparison.Ordinal) + 1;
        var known = unit.All(char.IsAsciiLetter) && unit.Length <= 3 && (unit.Length == 0 || unit[^1] is 'B' or 'b');
        return known && (allowUnit || unit.Length + places == 0) && digits * BigInteger.Pow(1024, power) == number * BigInteger.Pow(10, places);
    }

    private static DateTimeOffset? Instant(object value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        DateTimeOffset time => time,
        DateTime { Kind: DateTimeKind.Unspecified } time => new DateTimeOffset(time, TimeSpan.Zero),
        DateTime time => new DateTimeOffset(time.ToUniversalTime(), TimeSpan.Zero),
        string text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed) ? parsed : null,
        _ => null,
    };

    private static T? Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception.GetType().Namespace == "Tigris")
        {
            return default;
        }
    }

    private static DateTimeOffset? Try(Func<DateTimeOffset> read) => Try<DateTimeOffset?>(() => read());

    private static MethodInfo Static(string type, string method, params Type[] parameters) =>
        (Product.GetType("Tigris.PowerShell." + type) ?? Workflows.GetType("Tigris.Workflows." + type)!).GetMethod(method, BindingFlags.Static | BindingFlags.Public, parameters)!;

    private static T Method<T>(string type)
        where T : Delegate =>
        (T)Delegate.CreateDelegate(typeof(T), Static(type, "TryRead", typeof(object), typeof(long).MakeByRefType()));

    private static void Check<T>(Gen<T> gen, Func<T, bool> holds)
    {
        var cases = TestScale.Of(Cases);
        var tried = 0;
        gen.Sample(
            value =>
            {
                Interlocked.Increment(ref tried);
                return holds(value);
            },
            iter: cases);
        Assert.InRange(tried, cases, int.MaxValue);
        TestContext.Current.TestOutputHelper!.WriteLine($"{tried} random cases.");
    }
}

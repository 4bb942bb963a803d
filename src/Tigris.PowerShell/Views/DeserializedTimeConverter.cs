using System;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// Converts a deserialized date with an offset, which is only a list of properties, back to a date. The types file names it. Without it,
/// Start-Job, remoting and Import-Clixml return no dates.
/// </summary>
public sealed class DeserializedTimeConverter : PSTypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) =>
        destinationType == typeof(DateTimeOffset) && sourceValue is PSObject source && Read(source) is not null;

    /// <inheritdoc/>
    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        Read((PSObject)sourceValue) ?? throw new PSInvalidCastException();

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new PSInvalidCastException();

    internal static DateTimeOffset? Read(PSObject source) =>
        Piped.Bare(source) is PSCustomObject
        && Piped.Bare(source.Properties["Ticks"]?.Value) is long ticks
        && Piped.Bare(source.Properties["Offset"]?.Value) is TimeSpan offset
            ? new DateTimeOffset(ticks, offset) : null;
}

using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>
/// An optional text. A number with a fraction, a date, a Boolean, a list or an object is refused: the engine's text for it is another value,
/// or the engine ignores it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextCellAttribute : CellAttribute
{
    private protected override object? Read(object given) => ExactText.Require(given);
}

/// <summary>An optional list of texts. One text is a list of one.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextListCellAttribute : CellAttribute
{
    private protected override object? Read(object given) => Piped.Bare(given) is IEnumerable list and not (string or IDictionary)
        ? list.Cast<object?>().Select(ItemOf).ToArray()
        : ExactText.Require(given);

    private static object ItemOf(object? item) => Blank.ToNull(item) is { } given
        ? ExactText.Require(given)
        : throw new ArgumentTransformationMetadataException(Messages.EmptyListItem);
}

/// <summary>An optional address of a service.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AddressCellAttribute : CellAttribute
{
    private protected override object? Read(object given) => Piped.Bare(given) switch
    {
        Uri address => address,
        string text when Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address) => address,
        var other => throw new ArgumentTransformationMetadataException(MessageText.Of(Messages.InvalidAddress, other)),
    };
}

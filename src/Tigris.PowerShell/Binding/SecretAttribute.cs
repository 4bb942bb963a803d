using System;
using System.Management.Automation;
using System.Security;

namespace Tigris.PowerShell;

/// <summary>A secret as this module returns it, or as text that was read from a file. A blank secret counts as a missing value.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : CellAttribute
{
    private protected override object? Read(object given) => Piped.Bare(given) switch
    {
        string text => SecretString.Of(text),
        SecureString => given,
        var other => throw new ArgumentTransformationMetadataException(MessageText.Of(Messages.SecretIsNoText, other!.GetType().Name)),
    };
}

using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Reflection;
using System.Security;

namespace Tigris.PowerShell;

/// <summary>
/// Refuses parameters that are given explicitly and have no value. A mistyped variable must not mean "all" or "the default". The check reads the
/// bound parameters, so it applies to each parameter of each command, including splatted and default values.
/// </summary>
internal static class ExplicitArguments
{
    /// <summary>Checks the arguments of a command before its first record.</summary>
    /// <exception cref="TigrisArgumentException">A parameter is given, and its value is null or empty.</exception>
    public static void Require(PSCmdlet cmdlet)
    {
        foreach (var given in cmdlet.MyInvocation.BoundParameters)
        {
            if (cmdlet.GetType().GetProperty(given.Key) is not { } property || !IsChecked(property))
            {
                continue;
            }

            if (IsEmpty(given.Value))
            {
                throw Empty(property, MessageText.Of(Messages.EmptyArgument, property.Name));
            }

            RequireItems(property, given.Value);
        }
    }

    /// <summary>Returns true for null, blank text, and every other form of "no value".</summary>
    public static bool IsEmpty(object? value) => Piped.Bare(value) switch
    {
        null or DBNull => true,
        string text => string.IsNullOrWhiteSpace(text),
        Uri address => string.IsNullOrWhiteSpace(address.OriginalString),
        SecureString secret => IsEmpty(secret),
        PSCredential credential => string.IsNullOrWhiteSpace(credential.UserName),
        var other => ReferenceEquals(other, AutomationNull.Value),
    };

    // A mandatory parameter that allows null is checked by its command, which has a better message.
    private static bool IsChecked(PropertyInfo property) =>
        property.IsDefined(typeof(ParameterAttribute), inherit: true)
        && !(property.IsDefined(typeof(AllowNullAttribute), inherit: true) && property.GetCustomAttribute<ParameterAttribute>()!.Mandatory);

    private static TigrisArgumentException Empty(PropertyInfo property, string message) => new(
        property.Name.EndsWith("Id", StringComparison.Ordinal) || property.IsDefined(typeof(IdentityAttribute), inherit: true)
            ? "InvalidIdentifier"
            : "EmptyArgument", message, null);

    private static bool IsEmpty(SecureString secret)
    {
        try
        {
            return secret.Length == 0;
        }
        catch (ObjectDisposedException)
        {
            // A disposed secret is reported by the command that reads it.
            return false;
        }
    }

    private static void RequireItems(PropertyInfo property, object? value)
    {
        if (Piped.Bare(value) is not ICollection items)
        {
            return;
        }

        if (items.Count == 0 && !property.IsDefined(typeof(AllowEmptyCollectionAttribute), inherit: true))
        {
            throw Empty(property, MessageText.Of(Messages.EmptyArgument, property.Name));
        }

        var filled = items is IDictionary ? items.Count : items.Cast<object?>().TakeWhile(item => !IsEmpty(item)).Count();
        if (filled < items.Count)
        {
            throw Empty(property, items.Count == 1
                ? MessageText.Of(Messages.EmptyArgument, property.Name)
                : MessageText.Of(Messages.EmptyItem, property.Name, filled + 1, items.Count));
        }
    }
}

using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Tigris.Playground.Hosting;

/// <summary>The prompts of commands: for confirmation, for a mandatory parameter, for a credential.</summary>
internal sealed class Questions(ConsoleInput input)
{
    public static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var character in text)
        {
            secure.AppendChar(character);
        }

        secure.MakeReadOnly();
        return secure;
    }

    public int AskChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Introduce(caption, message);
        var options = choices.Select(Choice.Of).ToArray();
        while (true)
        {
            Console.Write($"{string.Join("  ", options.Select(option => option.Text))}  [?] Help (default is \"{options[defaultChoice].Key}\"): ");
            var answer = input.ReadLine().Trim();
            if (answer == "?")
            {
                Array.ForEach(options, option => Console.WriteLine($"{option.Key} - {option.Help}"));
            }
            else if (answer.Length == 0)
            {
                return defaultChoice;
            }
            else if (Array.FindIndex(options, option => option.Fits(answer)) is >= 0 and var chosen)
            {
                return chosen;
            }
        }
    }

    public Dictionary<string, PSObject?> AskFields(string caption, string message, Collection<FieldDescription> fields)
    {
        Introduce(caption, message);
        return fields.ToDictionary(field => field.Name, field => (PSObject?)PSObject.AsPSObject(AskField(field)));
    }

    public PSCredential AskCredential(string caption, string message, string userName)
    {
        Introduce(caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            Console.Write("User: ");
            userName = input.ReadLine();
        }

        Console.Write($"Password for user {userName}: ");
        return new PSCredential(userName, Secure(input.ReadHidden()));
    }

    private object AskField(FieldDescription field)
    {
        var type = TypeOf(field);
        if (type == typeof(SecureString))
        {
            Console.Write($"{field.Name}: ");
            return Secure(input.ReadHidden());
        }

        if (type == typeof(PSCredential))
        {
            return AskCredential(field.Name, "", "");
        }

        if (typeof(IList).IsAssignableFrom(type))
        {
            return AskMany(field.Name).ToArray();
        }

        Console.Write($"{field.Name}: ");
        return input.ReadLine();
    }

    private IEnumerable<string> AskMany(string name)
    {
        for (var index = 0; ; index++)
        {
            Console.Write($"{name}[{index}]: ");
            var item = input.ReadLine();
            if (item.Length == 0)
            {
                yield break;
            }

            yield return item;
        }
    }

    private static Type TypeOf(FieldDescription field) =>
        LanguagePrimitives.TryConvertTo(field.ParameterAssemblyFullName, out Type? type) && type is not null ? type : typeof(string);

    private static void Introduce(string caption, string message)
    {
        Console.WriteLine();
        foreach (var text in new[] { caption, message }.Where(text => !string.IsNullOrEmpty(text)))
        {
            Terminal.WriteLine(text == caption ? Terminal.Bold : "", text);
        }
    }
}

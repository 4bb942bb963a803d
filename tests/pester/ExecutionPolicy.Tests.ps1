#Requires -Version 7.4

BeforeDiscovery {
    $notWindows = -not $IsWindows
}

BeforeAll {
    . "$PSScriptRoot/Paths.ps1"

    # Returns the text that a new PowerShell writes under an execution policy.
    function Invoke-UnderPolicy {
        param([string]$Policy, [string]$Script)

        $program, [string[]]$before = Get-PowerShellCommand
        (& $program @before -NoProfile -NonInteractive -OutputFormat Text -ExecutionPolicy $Policy -Command $Script 2>&1) -join "`n" -replace '\s+', ' '
    }

    $importing = "Import-Module '$Manifest'; 'commands: ' + @(Get-Command -Module Tigris).Count"
}

Describe 'Execution policy' {
    It 'Restricted refuses the module with the message that about_Tigris shows' -Skip:$notWindows {
        $text = Invoke-UnderPolicy -Policy Restricted -Script $importing

        $text | Should -BeLike '*Tigris.Types.ps1xml*running scripts is disabled on this system*about_Execution_Policies*commands: 0*'
        $page = (Get-Content -Raw -LiteralPath "$Root/docs/about/about_Tigris.md") -replace '\s+', ' '
        $text -match 'The file was skipped because of the following validation exception' | Should -BeTrue
        $page | Should -BeLike '*The file was skipped because of the following validation exception*running scripts is disabled on this system*'
    }

    It '<_> accepts the module' -Tag Invariant:runtimes -ForEach RemoteSigned, Unrestricted, Bypass {
        Invoke-UnderPolicy -Policy $_ -Script $importing | Should -Match 'commands: [1-9]'
    }

    # Wine verifies no signature, so that there Restricted refuses the module of Set-ExecutionPolicy too.
    It 'A session under Restricted imports the module after the documented command' -Skip:$notWindows -Tag NotUnderWine {
        Invoke-UnderPolicy -Policy Restricted -Script "Set-ExecutionPolicy -ExecutionPolicy RemoteSigned -Scope Process; $importing" |
            Should -Match 'commands: [1-9]'
    }
}

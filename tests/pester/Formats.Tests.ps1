BeforeDiscovery {
    . "$PSScriptRoot/Paths.ps1"
    Import-Module -Name $Manifest

    # Adds a type of the module, and the types of its properties, which the engine shows when a script reads them.
    function Add-ShownType([type]$Type, [Collections.Generic.SortedDictionary[string, type]]$To) {
        if ($Type.HasElementType) {
            Add-ShownType $Type.GetElementType() $To
            return
        }
        $Type.GetGenericArguments() | ForEach-Object { Add-ShownType $_ $To }
        if ($Type.Namespace -like 'Tigris*' -and -not $Type.IsEnum -and -not $To.ContainsKey($Type.FullName)) {
            $To[$Type.FullName] = $Type
            $Type.GetProperties().PropertyType | ForEach-Object { Add-ShownType $_ $To }
        }
    }

    $shown = [Collections.Generic.SortedDictionary[string, type]]::new()
    (Get-Command -Module Tigris).OutputType.Type | Where-Object { $_ } | ForEach-Object { Add-ShownType $_ $shown }
    $types = $shown.Values
    $wide = 'Tigris.NewAccessKey', 'Tigris.ProvisionedBucket'
}

Describe 'The views of <_.FullName>' -ForEach $types {
    BeforeAll {
        $views = (Get-FormatData -TypeName $_.FullName -PowerShellVersion $PSVersionTable.PSVersion).FormatViewDefinition
    }

    It 'include a table' {
        @($views | Where-Object { $_.Control -is [Management.Automation.TableControl] }).Count | Should -BeGreaterThan 0
    }

    It 'include a list' {
        @($views | Where-Object { $_.Control -is [Management.Automation.ListControl] }).Count | Should -BeGreaterThan 0
    }

    It 'name only existing properties' {
        # A misspelled property leaves its column empty without an error.
        $members = $_.GetProperties().Name + @((Get-TypeData -TypeName $_.FullName).Members.Keys)
        $named = foreach ($view in $views) {
            $view.Control.Rows.Columns.DisplayEntry
            $view.Control.Entries.Items.DisplayEntry
        }
        $named | Where-Object ValueType -EQ 'Property' | ForEach-Object Value | Where-Object { $_ -notin $members } | Should -BeNullOrEmpty
    }
}

Describe 'The wide view of <_>' -ForEach $wide {
    It 'shows the id of the key' {
        $views = (Get-FormatData -TypeName $_ -PowerShellVersion $PSVersionTable.PSVersion).FormatViewDefinition
        $control = ($views | Where-Object { $_.Control -is [Management.Automation.WideControl] }).Control
        $control.Entries.DisplayEntry.Value | Should -Be 'AccessKeyId'
    }
}

Describe 'The summary in a view' {
    BeforeAll {
        . "$PSScriptRoot/Paths.ps1"
        . "$PSScriptRoot/Emulator.ps1"
        Import-Module -Name $Manifest
        $emulator = Open-Emulator
        Connect-Tigris -FromEnvironment -UserRole Admin
        'acme', 'globex' | ForEach-Object { New-TigrisBucket -OrganizationId $_ -OrganizationName $_ -BucketName "$_-photos" } | Out-Null
        Disable-TigrisOrganization -OrganizationId globex -Confirm:$false
        $rendering = $PSStyle.OutputRendering
    }

    AfterEach {
        $PSStyle.OutputRendering = $rendering
    }

    AfterAll {
        Disconnect-Tigris
        if ($emulator) {
            Close-Emulator -Emulator $emulator
        }
    }

    It 'is coloured if the session supports colours, and plain otherwise' {
        $PSStyle.OutputRendering = 'Ansi'
        $colour = [regex]::Escape($PSStyle.Formatting.Warning)
        Get-TigrisOrganization -IncludeInactive | Out-String | Should -Match "globex\s+$($colour)Inactive"
        Get-TigrisInvoice -OrganizationId acme -Month (Get-Date -AsUTC -Format yyyy-MM) | Out-String | Should -Match "$($colour)DRAFT"
        Get-TigrisOrganization -OrganizationId acme | Out-String | Should -Not -Match $colour

        $PSStyle.OutputRendering = 'PlainText'
        Get-TigrisOrganization -IncludeInactive | Out-String | Should -Not -BeLike "*$([char]27)*"
    }

    It 'has the organization as a heading on request' {
        $text = Get-TigrisOrganization -IncludeInactive | Get-TigrisBucket | Format-Table -GroupBy OrganizationId | Out-String -Width 80
        $text | Should -BeLike '*OrganizationId: acme*acme-photos*OrganizationId: globex*globex-photos*'
    }

    It 'has a trend with a character for each day, and the charges of an invoice above its total' {
        Get-TigrisUsage -OrganizationId acme -Month 2026-10 -Metric '*Standard' | Format-List | Out-String | Should -Match 'Trend\s+: [\u2581-\u2588]{31}'
        Get-TigrisInvoice -OrganizationId acme -Month 2026-10 | Format-List | Out-String |
            Should -Match 'Charges +: +\$[\d.,]+  \S[\s\S]+Total +: +\$[\d.,]+'
    }
}

Describe 'A secret' {
    BeforeAll {
        . "$PSScriptRoot/Paths.ps1"
        . "$PSScriptRoot/Emulator.ps1"
        Import-Module -Name $Manifest
        $emulator = Open-Emulator
        Connect-Tigris -FromEnvironment -UserRole Admin
        $plain = New-TigrisBucket -OrganizationId acme -OrganizationName 'Acme Corp' -BucketName acme-plain -AsPlainText
        $secure = New-TigrisBucket -OrganizationId acme -BucketName acme-secure

        function Get-EveryText($Item) {
            # Wide enough that no line breaks, because a secret on two lines would not be found.
            $Item | Out-String -Width 1000
            $Item | Format-List | Out-String -Width 1000
            $Item | Format-Table | Out-String -Width 1000
            "$Item"
        }
    }

    AfterAll {
        Disconnect-Tigris
        if ($emulator) {
            Close-Emulator -Emulator $emulator
        }
    }

    It 'is plain text with -AsPlainText, and in no view' {
        $plain.SecretAccessKey | Should -BeLike 'tsec_*'
        Get-EveryText $plain | Should -Not -Match ([regex]::Escape($plain.SecretAccessKey))
    }

    It 'is a SecureString, and a credential that contains it' {
        $secure.SecretAccessKey | Should -BeOfType ([securestring])
        $secure.Credential.UserName | Should -Be $secure.AccessKeyId
        $secure.Credential.GetNetworkCredential().Password | Should -BeLike 'tsec_*'
        Get-EveryText $secure | Should -Not -Match ([regex]::Escape($secure.Credential.GetNetworkCredential().Password))
    }

    It 'of the provider is in no view of the connection' {
        Get-EveryText (Get-TigrisConnection) | Should -Not -Match ([regex]::Escape($env:TIGRIS_SIGNING_KEY))
        Get-TigrisConnection | Format-List -Property * | Out-String -Width 1000 | Should -Not -Match ([regex]::Escape($env:TIGRIS_SIGNING_KEY))
    }

    It 'is in no verbose or debug text' {
        $secret = $null
        $said = & {
            # Before PowerShell 7.6, -Debug prompts for the confirmation of each change.
            $made = New-TigrisBucket -OrganizationId acme -BucketName acme-said -Verbose -Debug -Confirm:$false
            Set-Variable -Name secret -Value $made.Credential.GetNetworkCredential().Password -Scope 1
        } 4>&1 5>&1 | Out-String -Width 1000
        $said | Should -Match 'POST'
        $secret | Should -BeLike 'tsec_*'
        $said | Should -Not -Match ([regex]::Escape($secret))
        $said | Should -Not -Match ([regex]::Escape($env:TIGRIS_SIGNING_KEY))
    }
}

import { ADD_DEVICE_PATH } from '@coffee-catalog/shared/pairing/pairing-code';
import type { ReactNode } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useSession } from '../../data/use-session.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import card from '../../ui/card.module.css';
import { FormKit } from '../../ui/form-kit.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import classes from './account-page.module.css';
import { DeviceSettings } from './device-settings.tsx';
import { DevicesCard } from './devices-card.tsx';
import { Help } from './help.tsx';
import { LeftBehind } from './left-behind.tsx';
import { nextPage } from './next-page.ts';
import { NotificationSetting } from './notification-setting.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SignOut } from './sign-out.tsx';
import { SignUpForm } from './sign-up-form.tsx';
import { YourData } from './your-data.tsx';

/** Who one is to the shop, how this device behaves, and what the words mean. */
export function AccountPage(): ReactNode {
  return (
    <FormKit>
      <Account />
    </FormKit>
  );
}

function Account(): ReactNode {
  const say = useText();
  const session = useSession();
  const [search] = useSearchParams();
  const again = session.kind === 'signed-in' && search.has('again');
  return (
    <Page
      title={say('account.title')}
      heading={session.kind === 'signed-in' ? session.session.name : say('account.title')}
      width="narrow"
    >
      {session.kind === 'loading' ? <Skeleton height={320} radius="xl" /> : null}
      {session.kind === 'guest' ? <LeftBehind /> : null}
      {session.kind === 'guest' || again ? <Entrance /> : null}
      {session.kind === 'signed-in' ? <ProfileForm /> : null}
      {session.kind === 'signed-in' ? <DevicesCard /> : null}
      <NotificationSetting />
      <DeviceSettings />
      {session.kind === 'signed-in' ? <YourData /> : null}
      {session.kind === 'signed-in' ? <SignOut /> : null}
      <Help />
    </Page>
  );
}

/** Signing in and signing up; what was in the cart stays in it. */
function Entrance(): ReactNode {
  const say = useText();
  const [, navigate] = useLocation();
  const [search, setSearch] = useSearchParams();
  const signingUp = search.get('mode') === 'sign-up';
  const done = () => {
    const next = nextPage(search.get('next'));
    if (next !== undefined) navigate(next);
  };
  const change = () =>
    setSearch((before) => ({ ...Object.fromEntries(before), mode: signingUp ? 'sign-in' : 'sign-up' }), {
      replace: true,
    });
  return (
    <section className={card.card} aria-labelledby="entrance">
      <h2 id="entrance">{say(signingUp ? 'account.signUp' : 'account.signIn')}</h2>
      <p className={card.lead}>{say('account.lead')}</p>
      {signingUp ? <SignUpForm onDone={done} /> : <SignInForm onDone={done} />}
      <p className={classes.other}>
        {say(signingUp ? 'account.beenHere' : 'account.newHere')}
        <Button variant="subtle" onClick={change}>
          {say(signingUp ? 'account.toSignIn' : 'account.toSignUp')}
        </Button>
      </p>
      <ButtonLink href={ADD_DEVICE_PATH} variant="default">
        {say('join.offer')}
      </ButtonLink>
    </section>
  );
}
